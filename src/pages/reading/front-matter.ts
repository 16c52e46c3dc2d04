import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';

/** What the front matter of a page says, as far as it means something here. */
export interface FrontMatter {
  title?: string;
  description?: string;
  tags: string[];
  aliases: string[];
  questions: string[];
  owner?: string;
  language?: string;
  /** The ISO date of the last change or review. */
  updated?: string;
  slug?: string;
  id?: string;
  permalink?: string;
  /** The names of what leads to it, outermost first. */
  trail: string[];
  /** Where its own site has it among its neighbors. */
  order?: number;
  /** It is not published. */
  draft: boolean;
}

export interface FrontMatterRead {
  frontMatter: FrontMatter;
  /** The same as it is written. */
  values: Record<string, unknown>;
  /** What comes after it. */
  body: string;
  advice: string[];
}

/** A longer one is a page between two lines. */
const LONGEST = 60_000;
const BROKEN =
  'The front matter is broken. Only its plain lines were read: check its indentation, and put values with ": " or "#" in quotes.';

/**
 * Reads the front matter at the start of a text: YAML between `---`, or TOML between `+++`. If it is broken, its
 * plain lines count.
 */
export function readFrontMatter(text: string): FrontMatterRead {
  const fence = /^(---|\+\+\+)[ \t]*\n/.exec(text);
  if (!fence) return read({}, text);
  const [opening, mark = ''] = fence;
  const from = opening.length;
  const rest = text.slice(from - 1, from + LONGEST);
  const close = (mark === '---' ? /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/ : /\n\+\+\+[ \t]*(?:\n|$)/).exec(rest);
  if (!close) return read({}, text);
  const source = rest.slice(1, close.index + 1);
  const values = mark === '---' ? yamlValues(source) : tomlValues(source);
  // Between two lines stands a paragraph, not front matter.
  if (values === 'no map') return read({}, text);
  const body = text.slice(from - 1 + close.index + close[0].length);
  return values === 'broken' ? read(plainLines(source), body, [BROKEN]) : read(values, body);
}

function read(values: Record<string, unknown>, body: string, advice: string[] = []): FrontMatterRead {
  return { frontMatter: frontMatterFrom(values), values, body, advice };
}

type Values = Record<string, unknown> | 'broken' | 'no map';

function yamlValues(source: string): Values {
  try {
    const document = parseDocument(source, { prettyErrors: false, logLevel: 'silent' });
    if (document.errors.length > 0) return /^[\w-]+[ \t]*:/m.test(source) ? 'broken' : 'no map';
    const values: unknown = document.toJS();
    if (values === null || values === undefined) return {};
    return isMap(values) ? values : 'no map';
  } catch {
    return 'broken';
  }
}

function tomlValues(source: string): Values {
  try {
    return parseToml(source);
  } catch {
    return 'broken';
  }
}

/** `key: value` and `key = value`, one a line. */
function plainLines(source: string): Record<string, unknown> {
  const pairs = source.split('\n').flatMap((line) => {
    const [, key, value] = /^([\w-]{1,60})[ \t]*[:=][ \t]*(\S.*)$/.exec(line) ?? [];
    return key && value ? [[key, value.trim().replace(/^(["'])(.*)\1$/, '$2')] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** What values mean, whatever tool they were written for. */
export function frontMatterFrom(raw: Record<string, unknown>): FrontMatter {
  const values = new Map(
    Object.entries(raw).map(([key, value]) => [key.toLowerCase().replaceAll('-', '_'), value]),
  );
  const first = <T>(read: (value: unknown) => T | undefined, ...keys: string[]) => {
    for (const key of keys) {
      const found = read(values.get(key));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const all = (...keys: string[]) => [...new Set(keys.flatMap((key) => listIn(values.get(key))))];
  return {
    ...defined('title', first(textIn, 'title', 'page_title', 'name', 'headline', 'sidebar_label')),
    ...defined('description', first(textIn, 'description', 'summary', 'excerpt', 'subtitle')),
    tags: all('tags', 'labels', 'categories', 'topics'),
    // Addresses that lead to the page are aliases for Hugo.
    aliases: all('aliases', 'keywords', 'synonyms').filter((alias) => !alias.includes('/')),
    questions: all('questions', 'faq'),
    ...defined('owner', first(ownerIn, 'owner', 'owners', 'owner_slack', 'owner_team', 'team', 'maintainer')),
    ...defined('language', first(languageIn, 'language', 'lang', 'locale')),
    ...defined(
      'updated',
      first(
        dateIn,
        ...['updated', 'updated_at', 'lastmod', 'last_update', 'last_updated', 'last_modified', 'modified'],
        ...['last_reviewed', 'last_reviewed_on', 'reviewed', 'date'],
      ),
    ),
    ...defined('slug', first(textIn, 'slug')),
    ...defined('id', first(textIn, 'id')),
    ...defined('permalink', first(textIn, 'permalink', 'url')),
    trail: all('trail', 'breadcrumbs'),
    ...defined('order', first(numberIn, 'weight', 'sidebar_position', 'nav_order', 'order')),
    draft: values.get('draft') === true || values.get('published') === false,
  };
}

function defined<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

function textIn(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  // Templates are filled in by the site, not here.
  const text = value
    .replaceAll(/\{\{.*?\}\}|<%.*?%>/gs, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text.slice(0, 500);
}

function listIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value
      .flatMap((one) => textIn(isMap(one) ? (one.label ?? one.name ?? one.question) : one) ?? [])
      .slice(0, 200);
  }
  return (
    textIn(value)
      ?.split(',')
      .flatMap((one) => textIn(one) ?? []) ?? []
  );
}

function ownerIn(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.flatMap((one) => textIn(one) ?? []).join(', ') || undefined;
  return textIn(isMap(value) ? (value.name ?? value.team) : value);
}

function languageIn(value: unknown): string | undefined {
  const text = textIn(value)?.toLowerCase();
  return text && /^[a-z]{2,3}(?:[-_.][a-z0-9]+)*$/.test(text) ? text.split(/[-_.]/)[0] : undefined;
}

function dateIn(value: unknown): string | undefined {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  if (isMap(value)) return dateIn(value.date);
  const text = textIn(value);
  if (!text) return undefined;
  const time = Date.parse(/^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? `${text} UTC`);
  if (Number.isNaN(time)) return undefined;
  const date = new Date(time).toISOString().slice(0, 10);
  return /^(?:19|20)\d\d-/.test(date) ? date : undefined;
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
