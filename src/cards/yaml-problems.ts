import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

/**
 * The 1-based line of a value in the file, by the keys that lead to it: `lineOf('related', 2)`. If a key is
 * missing, the line of what would contain it.
 */
export type LineOf = (...keys: readonly (string | number)[]) => number;

export type YamlResult<T> = { ok: true; value: T; lineOf: LineOf } | { ok: false; problems: Problem[] };

/**
 * Reads YAML with a zod schema and reports every problem with its line, in words that a writer who has never
 * seen zod can act on.
 * @param lineOffset how many lines come before this text in the file (front matter starts on line 2)
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, path: string, lineOffset = 0): YamlResult<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + lineOffset;
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        path,
        line: lineAt(error.pos[0]),
        severity: 'error',
        what: `this is not valid YAML: ${error.message}.`,
        fix: 'Check indentation and quotes; put text that contains ": ", "#" or quotes in double quotes.',
      })),
    };
  }
  const read = plainValue(document);
  if (!read.ok) {
    return {
      ok: false,
      problems: [
        {
          path,
          line: lineOffset + 1,
          severity: 'error',
          what: `this can't be read as YAML: ${read.why}.`,
          fix: 'Write out what an alias ("*name") stands for.',
        },
      ],
    };
  }
  const parsed = schema.safeParse(read.value);
  const lineOf: LineOf = (...keys) => lineAt(offsetOf(document, keys));
  if (parsed.success) return { ok: true, value: parsed.data, lineOf };

  const problems = parsed.error.issues.flatMap((issue): Problem[] => {
    const name = issue.path.length > 0 ? describePath(issue.path) : 'the file';
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path,
        line: lineOf(...keysOf(issue.path), key),
        severity: 'error',
        what: `"${key}" is not a key of the format.`,
        fix: 'Remove it, or correct its spelling: unknown keys are rejected so that typos do not go unnoticed.',
      }));
    }
    const found = document.getIn(issue.path);
    if (issue.code === 'invalid_type') {
      const [what, fix] =
        found === undefined
          ? ['is missing', 'Add it.']
          : isEmpty(found)
            ? ['is empty', 'Write it.']
            : [
                `is ${describeValue(found)}, expected ${issue.expected}`,
                `Write ${name} as ${issue.expected}.`,
              ];
      return [
        { path, line: lineOf(...keysOf(issue.path)), severity: 'error', what: `${name} ${what}.`, fix },
      ];
    }
    if (issue.code === 'invalid_value') {
      const choices = issue.values.map((value) => JSON.stringify(value)).join(', ');
      return [
        {
          path,
          line: lineOf(...keysOf(issue.path)),
          severity: 'error',
          what: `${name} is ${describeValue(found)}, expected ${choices}.`,
          fix: `Use one of: ${choices}.`,
        },
      ];
    }
    // A check across several keys says itself what to do; the value of one of them explains nothing.
    if (issue.code === 'custom' && typeof issue.params?.fix === 'string') {
      const { message: what, params } = issue;
      const line = lineOf(...keysOf(issue.path));
      return [{ path, line, severity: 'error', what: `${name} ${what}.`, fix: String(params.fix) }];
    }
    return [
      {
        path,
        line: lineOf(...keysOf(issue.path)),
        severity: 'error',
        what: `${name} ${issue.message}${describeFound(found)}.`,
        fix: fixFor(issue.code),
      },
    ];
  });
  return { ok: false, problems };
}

/** The document as plain values. An alias that leads nowhere, or to too much, shows only here. */
function plainValue(document: Document.Parsed): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: document.toJS() };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message.replace(/\.$/, '') : String(error) };
  }
}

/** The offset of the deepest existing part of the path; a key of a map is where its name is. */
function offsetOf(document: Document.Parsed, keys: readonly (string | number)[]): number {
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const last = keys[depth - 1];
    const parent = depth === 1 ? document.contents : document.getIn(keys.slice(0, depth - 1), true);
    const pair = isMap(parent)
      ? parent.items.find((item) => isNode(item.key) && String(item.key) === String(last))
      : undefined;
    const node = pair ? pair.key : document.getIn(keys.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keysOf(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((key) => (typeof key === 'number' ? key : String(key)));
}

function fixFor(code: string): string {
  if (code === 'too_big') return 'Shorten it.';
  if (code === 'too_small') return 'Add what is missing.';
  return 'Correct it; knowledge/README.md shows the format.';
}

function describePath(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) =>
      typeof key === 'number' ? ` ${key + 1}` : `${index > 0 ? ' › ' : ''}${String(key)}`,
    )
    .join('');
}

function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

function describeValue(value: unknown): string {
  if (value === null) return 'empty';
  if (isMap(value)) return 'a map';
  if (typeof value === 'object') return 'a list';
  return JSON.stringify(value);
}

function describeFound(value: unknown): string {
  if (typeof value !== 'string') return '';
  return ` (${value.length} characters: ${JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value)})`;
}
