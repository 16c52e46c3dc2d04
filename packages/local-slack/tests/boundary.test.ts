import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const PACKAGE = resolve(import.meta.dirname, '..');

/** Every file in the package and the files that it imports, as paths from the package's folder. */
const importsOf = new Map(
  readdirSync(PACKAGE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !/(^|\/)(node_modules|dist)\//.test(path))
    .map((path) => {
      const text = readFileSync(join(PACKAGE, path), 'utf8');
      const targets = [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(
        ([, target = '']) => relative(PACKAGE, resolve(PACKAGE, dirname(path), target)),
      );
      return [path.replaceAll('\\', '/'), targets.map((target) => target.replaceAll('\\', '/'))];
    }),
);

/** The files that a file reaches through its imports, including itself if they lead back to it. */
function reachableFrom(path: string): Set<string> {
  const reached = new Set<string>();
  const todo = [...(importsOf.get(path) ?? [])];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    todo.push(...(importsOf.get(next) ?? []));
  }
  return reached;
}

test('the package imports nothing from outside its folder', () => {
  expect(importsOf.size).toBeGreaterThan(200);
  const outside = [...importsOf].flatMap(([path, targets]) =>
    targets.filter((target) => target.startsWith('..')).map((target) => `${path} imports ${target}`),
  );
  expect(outside).toEqual([]);
});

test('files import each other in a circle only where blocks hold blocks', () => {
  const circular = [...importsOf.keys()].filter((path) => reachableFrom(path).has(path));
  expect(circular.sort()).toEqual([
    'src/page/blocks/block-list.tsx',
    'src/page/blocks/block-view.tsx',
    'src/page/blocks/container-block.tsx',
  ]);
});

test('the server’s code does not import the page, which runs in the browser', () => {
  const crossing = [...importsOf].flatMap(([path, targets]) =>
    /^src\/(?!page\/)/.test(path)
      ? targets
          .filter((target) => target.startsWith('src/page/'))
          .map((target) => `${path} imports ${target}`)
      : [],
  );
  expect(crossing).toEqual([]);
});
