import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

interface Import {
  /** A file of the project as its path from the root, a package by its name. */
  target: string;
  typeOnly: boolean;
}

interface SourceFile {
  /** From the root, e.g. `src/slack/kit/send.ts`. */
  path: string;
  text: string;
  imports: Import[];
}

const IMPORT = /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+['"]([^'"]+)['"]/gm;
const BARE_IMPORT = /(?:^|[^\w.])import\s*\(?\s*['"]([^'"]+)['"]/gm;

function filesBelow(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(node_modules|dist|build)\//.test(name))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(ROOT, path), 'utf8');
      const targetOf = (target: string) =>
        target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), target)) : target;
      const imports = [
        ...[...text.matchAll(IMPORT)].map(([, type, target = '']) => ({
          target: targetOf(target),
          typeOnly: type !== undefined,
        })),
        ...[...text.matchAll(BARE_IMPORT)].map(([, target = '']) => ({
          target: targetOf(target),
          typeOnly: false,
        })),
      ];
      return { path, text, imports };
    });
}

const packages = readdirSync(join(ROOT, 'packages')).flatMap((name) => filesBelow(`packages/${name}/src`));
const sources = filesBelow('src');
const everything = [...sources, ...packages];

/** The layers, lowest first. A file imports only its own layer and those below it. */
const LAYERS: readonly { name: string; files: RegExp }[] = [
  {
    name: 'base',
    files:
      /^src\/(log|log-error|start-error|for-each-concurrent|lifecycle|cache-folder|finding|pauses|redact|source-digest|env-file|slots|under-way|version|work)\.ts$/,
  },
  { name: 'cards', files: /^src\/cards\// },
  { name: 'pages', files: /^src\/pages\// },
  { name: 'search', files: /^src\/search\// },
  { name: 'catalog', files: /^src\/catalog\// },
  { name: 'people', files: /^src\/people\// },
  { name: 'answers, nudges and path', files: /^src\/(answers|nudges|path)\// },
  { name: 'store', files: /^src\/store\// },
  { name: 'config', files: /^src\/config\.ts$/ },
  { name: 'slack/kit', files: /^src\/slack\/kit\// },
  { name: 'slack/cards', files: /^src\/slack\/cards\// },
  { name: 'Slack features', files: /^src\/slack\/[^/]+\// },
  { name: 'Slack registration', files: /^src\/slack\/[^/]+\.ts$/ },
  { name: 'authoring', files: /^src\/authoring\// },
  { name: 'operations and api', files: /^src\/(operations|api)\// },
  { name: 'app', files: /^src\/(app|recurring-tasks)\.ts$/ },
  { name: 'programs', files: /^src\/(playground\/|tools\/|(main|playground)\.ts$)/ },
];

/** Folders of one layer that do not import each other. */
const SIBLINGS = /^src\/(answers|nudges|path|operations|api|slack\/[^/]+)\//;

/** The part of the domain that a feature of Slack may import, besides people/, cards/ and pages/. */
const DOMAIN_OF: Record<string, RegExp> = {
  admission: /^$/,
  audit: /^$/,
  answers: /^src\/(answers|search)\//,
  checklists: /^src\/answers\//,
  // The Home tab shows all of them.
  home: /^src\/(answers|nudges|path)\//,
  nudges: /^src\/nudges\//,
  path: /^src\/path\//,
  privacy: /^$/,
  reports: /^src\/answers\//,
  saved: /^src\/answers\//,
  'search-modal': /^src\/(answers|search)\//,
  sharing: /^src\/answers\//,
  suggestions: /^src\/answers\//,
  undo: /^src\/answers\//,
  'workflow-step': /^src\/answers\//,
  // What happens to a channel or an account matters to both.
  'workspace-changes': /^src\/(answers|nudges)\//,
};

/** Imports that break a rule on purpose: `importing file or folder -> imported file or folder`, and why. */
const EXCEPTIONS: Record<string, string> = {
  'src/answers/home-contents.ts -> src/nudges/':
    'the Home tab shows both what a person asked and what they learn',
  'src/slack/home/ -> src/slack/nudges/nudge-status-view.ts': 'the Home tab has a section on nudges',
  'src/slack/home/ -> src/slack/audit/audit-view.ts': 'curators see who changed what from the Home tab',
  'src/slack/home/ -> src/slack/nudges/stop-all-view.ts': 'curators stop everybody’s nudges on the Home tab',
  'src/slack/home/ -> src/slack/path/': 'the Home tab has sections on the path and the first 30 days',
  'src/slack/home/ -> src/slack/reports/': 'the Home tab shows curators what people reported',
};

/** The one circle that is meant: a block may hold blocks. */
const TRUE_RECURSION =
  /^packages\/local-slack\/src\/page\/blocks\/(block-list|block-view|container-block)\.tsx$/;

function exceptionFor(from: string, to: string): string | undefined {
  return Object.keys(EXCEPTIONS).find((exception) => {
    const [start = '', end = ''] = exception.split(' -> ');
    return from.startsWith(start) && to.startsWith(end);
  });
}

function layerOf(path: string): number {
  return LAYERS.findIndex(({ files }) => files.test(path));
}

/** What is wrong with an import within src, and what to do about it; undefined when nothing is. */
function faultOf(from: string, to: string): string | undefined {
  const [below, above] = [layerOf(from), layerOf(to)];
  const edge = `${from} imports ${to}`;
  if (below < above) {
    return `${edge}, which is in a higher layer (${LAYERS[below]?.name} < ${LAYERS[above]?.name}): move what both need down, or pass it in as a parameter`;
  }
  const [own] = SIBLINGS.exec(from) ?? [];
  const [other] = SIBLINGS.exec(to) ?? [];
  if (below === above && own !== other) {
    return `${edge}, but ${own} and ${other} are independent: move what both need down (for Slack into kit/ or cards/), or pass it in as a parameter`;
  }
  const feature = LAYERS[below]?.name === 'Slack features' && from.split('/')[2];
  if (feature && above < layerOf('src/store/') && !/^src\/(people|cards|pages)\/|^src\/[^/]+$/.test(to)) {
    const domain = DOMAIN_OF[feature];
    if (!domain)
      return `${from}: name the domain of slack/${feature} in DOMAIN_OF of ${relative(ROOT, import.meta.filename)}`;
    if (!domain.test(to)) {
      return `${edge}, which is not the domain of slack/${feature}: move it to the feature it belongs to, or pass it in as a parameter`;
    }
  }
  return undefined;
}

describe('the direction of imports', () => {
  it('is seen in all source files', () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(packages.length).toBeGreaterThan(50);
  });

  it('has a layer for each file of src', () => {
    const lost = sources.filter(({ path }) => layerOf(path) < 0);
    expect(
      lost.map(({ path }) => `${path}: move it into a folder that has a layer, or give it one in LAYERS`),
    ).toEqual([]);
  });

  const faults = sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => target.startsWith('src/'))
      .flatMap(({ target }) => {
        const fault = faultOf(path, target);
        return fault ? [{ fault, exception: exceptionFor(path, target) }] : [];
      }),
  );

  it('never goes up, nor from one feature to another', () => {
    const broken = faults.filter(({ exception }) => !exception);
    expect([...new Set(broken.map(({ fault }) => fault))]).toEqual([]);
  });

  it('has no exception that nothing needs any longer', () => {
    const used = new Set(faults.map(({ exception }) => exception));
    const stale = Object.keys(EXCEPTIONS).filter((exception) => !used.has(exception));
    expect(stale.map((exception) => `${exception}: remove it from EXCEPTIONS`)).toEqual([]);
  });

  it('goes in no circle', () => {
    const circles = circlesIn(everything).filter(
      (circle) => !circle.every((path) => TRUE_RECURSION.test(path)),
    );
    expect(
      circles.map((circle) => `${circle.join(' <-> ')}: move what they share into a file of its own`),
    ).toEqual([]);
  });

  it('lets the store import nothing but types from the domain', () => {
    const faults = sources
      .filter(({ path }) => path.startsWith('src/store/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => target.startsWith('src/') && !/^src\/(store\/|[^/]+$)/.test(target))
          .filter(({ typeOnly }) => !typeOnly)
          .map(
            ({ target }) => `${path} imports ${target}: use "import type", and pass values in as parameters`,
          ),
      );
    expect(faults).toEqual([]);
  });

  it('lets nobody import the store but what starts the bot, and the tools', () => {
    const faults = sources
      .filter(({ path }) => !/^src\/(store\/|tools\/|(app|recurring-tasks)\.ts)/.test(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => target.startsWith('src/store/'))
          .map(
            ({ target }) =>
              `${path} imports ${target}: use the interface in answers/, nudges/ or people/ instead`,
          ),
      );
    expect(faults).toEqual([]);
  });

  it('lets the packages know nothing of the bot', () => {
    const faults = packages.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target.startsWith('src/'))
        .map(({ target }) => `${path} imports ${target}: pass it in as an option`),
    );
    expect(faults).toEqual([]);
  });
});

describe('what the code may touch', () => {
  it('is Slack in src/slack/ alone', () => {
    const faults = sources
      // The bench compares the bot with a bare Bolt app.
      .filter(({ path }) => !path.startsWith('src/slack/') && path !== 'src/tools/answers-bench/bare-bolt.ts')
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => target.startsWith('@slack/'))
          .map(({ target }) => `${path} imports ${target}: only src/slack/ speaks to Slack`),
      );
    expect(faults).toEqual([]);
  });

  it('is neither Slack, database, environment nor clock in cards, pages, search and the rules of nudges', () => {
    const pure = sources.filter(({ path }) => /^src\/(cards|pages|search|nudges\/rules)\//.test(path));
    const faults = pure.flatMap(({ path, text, imports }) => [
      ...imports
        .filter(({ target }) =>
          /^src\/(slack|store|answers|tools)\/|^(kysely|pg|pg-boss|@electric-sql)/.test(target),
        )
        .map(({ target }) => `${path} imports ${target}: let the caller do that`),
      ...[...text.matchAll(/process\.env|Date\.now\(|new Date\(\)|Math\.random\(/g)].map(
        ([found]) => `${path} has ${found}: pass time and chance in as parameters`,
      ),
    ]);
    expect(faults).toEqual([]);
  });

  it('is no client, no clock and nothing to wait for in views and words', () => {
    const views = sources.filter(({ path }) => /^src\/slack\/.*(-view|\/words)\.ts$/.test(path));
    expect(views.length).toBeGreaterThan(5);
    const faults = views.flatMap(({ path, text }) =>
      [...text.matchAll(/\bawait\b|\bclient\b|new Date\(\)|Date\.now|Math\.random/g)].map(
        ([found]) => `${path} has "${found}": a view only turns data into blocks`,
      ),
    );
    expect(faults).toEqual([]);
  });

  it('is the environment and the end of the process in mains and tools alone', () => {
    const faults = sources
      .filter(({ path }) => !/^src\/(main\.ts|tools\/)/.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/process\.(env|exit\()/g)].map(
          ([found]) => `${path} has ${found}: read it in config.ts, or let main.ts decide`,
        ),
      );
    expect(faults).toEqual([]);
  });
});

describe('the source files', () => {
  it('have names that say something', () => {
    const vague = sources.filter(({ path }) =>
      /(^|\/)(utils?|helpers?|common|misc|manager|index)\.tsx?$/.test(path),
    );
    expect(vague.map(({ path }) => `${path}: name it after what it does`)).toEqual([]);
  });

  it('are all loaded by plain node, which runs them as they are', () => {
    const loadable = sources.filter(
      ({ path }) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !/^src\/(main\.ts|tools\/)/.test(path),
    );
    const script = `for (const file of ${JSON.stringify(loadable.map(({ path }) => join(ROOT, path)))}) await import(file);`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect(stderr.replaceAll(/.*ExperimentalWarning.*\n.*\n/g, '')).toBe('');
    expect(status).toBe(0);
  });
});

/** The circles of imports: sets of files of which each leads to each, by Tarjan's algorithm. */
function circlesIn(files: readonly SourceFile[]): string[][] {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (path: string): number => {
    let low = order.size;
    const own = low;
    order.set(path, own);
    open.push(path);
    for (const target of importsOf.get(path) ?? []) {
      if (!importsOf.has(target)) continue;
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, order.get(target) ?? own);
    }
    lowest.set(path, low);
    if (low === own) {
      const circle = open.splice(open.indexOf(path));
      if (circle.length > 1) circles.push(circle);
    }
    return low;
  };
  for (const path of importsOf.keys()) if (!order.has(path)) visit(path);
  return circles;
}
