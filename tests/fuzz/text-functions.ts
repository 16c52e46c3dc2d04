import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { valuesByType } from './other-values.ts';

const SRC = resolve(import.meta.dirname, '../../src');

/** The folders whose functions read what people write. */
const FOLDERS = ['answers', 'cards', 'nudges', 'people', 'search', 'slack'];

/** What they are given is never what people wrote. */
const OTHERS: ReadonlySet<string> = new Set([
  // The name of a file or a folder.
  ...[
    'filesBelow',
    'knowledgeFolders',
    'loadKnowledge',
    'loadVocabulary',
    'readText',
    'unreadable',
    'readIndexFile',
    'writeIndexFile',
  ],
  // A country, a zone or a day that was checked when it came in.
  ...['countryName', 'namesOfCountry', 'publicHoliday', 'zoneOrThrow'],
  // The language of a page.
  'wordIn',
  // The text of a card, which is not read if it nests too deep.
  ...['plainText', 'toMrkdwn'],
  // What the bot says itself.
  'tellPrivately',
  // An error, which is thrown on if it is none of Slack's.
  'classifyDeliveryError',
]);

export interface TextFunction {
  /** The path of its file and its name. */
  name: string;
  /** The types of parameters for which other-values.ts has no value. */
  missing: string[];
  /** Calls it with a text or whatever else it takes, and reads the whole result. */
  call(given: unknown): unknown;
}

interface Parameter {
  name: string;
  type: string;
  /** Whether it may be left out. */
  optional: boolean;
}

interface Declared {
  path: string;
  name: string;
  parameters: Parameter[];
}

/** Every exported function whose first parameter is a text, or anything at all. */
export async function functionsOf(what: 'text' | 'anything'): Promise<TextFunction[]> {
  const values = await valuesByType();
  const declared = FOLDERS.flatMap((folder) =>
    readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => declaredIn(join(folder, path))),
  );
  const found = declared.filter(({ name, parameters: [first] }) => {
    const fits = what === 'text' ? isText(first) : first?.type === 'unknown';
    return fits && !OTHERS.has(name);
  });
  return Promise.all(found.map((one) => callable(one, values)));
}

async function callable(
  { path, name, parameters }: Declared,
  values: Awaited<ReturnType<typeof valuesByType>>,
): Promise<TextFunction> {
  const module: Record<string, unknown> = await import(join(SRC, path));
  const run = module[name];
  if (typeof run !== 'function') throw new Error(`${path} exports no function ${name}`);
  const valueFor = (one: Parameter) => values.get(one.name) ?? values.get(one.type);
  return {
    name: `${path} ${name}`,
    missing: parameters.filter((one) => !one.optional && !valueFor(one)).map(({ type }) => type),
    call: (given: unknown) => {
      const text = typeof given === 'string' ? given : 'data quality';
      const [, ...more] = parameters;
      return read(run(given, ...more.map((one) => (one.optional ? undefined : valueFor(one)?.(text)))));
    },
  };
}

const isText = (first: Parameter | undefined) =>
  (first?.type === 'string' || first?.type === 'string | undefined') && !isId(first);

/** An id of Slack’s comes from Slack itself. */
const isId = ({ name }: Parameter) => name === 'botUserId';

/** What a generator gives comes only when somebody reads it. */
function read(result: unknown): unknown {
  return result instanceof Iterator ? [...result] : result;
}

function declaredIn(path: string): Declared[] {
  const source = readFileSync(join(SRC, path), 'utf8');
  return [...source.matchAll(/^export (?:async )?function\*? (\w+)(?:<[^(]*>)?\(/gm)].map((match) => ({
    path,
    name: match[1] ?? '',
    parameters: parametersFrom(source, match.index + match[0].length).map(parameterOf),
  }));
}

/** The parameters of a function, from its opening parenthesis on. */
function parametersFrom(source: string, start: number): string[] {
  const parameters = [''];
  for (let at = start, depth = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign === ')' && depth === 0) break;
    if (/[([{<]/.test(sign)) depth += 1;
    if (/[)\]}]/.test(sign) || (sign === '>' && source[at - 1] !== '=')) depth -= 1;
    if (sign === ',' && depth === 0) parameters.push('');
    else parameters[parameters.length - 1] += sign;
  }
  return parameters.map((one) => one.trim().replace(/\s+/g, ' ')).filter((one) => one !== '');
}

function parameterOf(declaration: string): Parameter {
  const [, name = '', type = ''] =
    /^(?:\.\.\.)?(\w+|\{.*?\})\??(?:: (.*?))?(?: = .*)?$/.exec(declaration) ?? [];
  return { name, type, optional: / = (?!>)|^\w+\?/.test(declaration) || declaration.startsWith('...') };
}
