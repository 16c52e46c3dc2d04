import type { z } from 'zod';
import type { Block } from '../protocol.ts';
import { newId } from '../workspace/ids.ts';
import { block } from './block-schema.ts';
import { maxBlocks, type Surface, surfacesOf } from './surfaces.ts';
import { flattened, interactiveElements } from './walk-blocks.ts';

export type BlocksCheck =
  | { ok: true; blocks: Block[] }
  /** `messages` name each problem and where it is, like Slack's `response_metadata.messages`. */
  | { ok: false; messages: string[] };

/** For all markdown blocks of a message together: https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
const markdownLimit = 12_000;

/**
 * Checks blocks by Slack's rules for a surface. Returns them with an id on every block and element, as Slack adds
 * them.
 * @param pointer where the blocks are in the call, e.g. `/blocks` or `/view/blocks`
 */
export function checkBlocks(value: unknown, surface: Surface, pointer: string): BlocksCheck {
  if (!Array.isArray(value)) return { ok: false, messages: [fault('must provide an array', pointer)] };
  const messages: string[] = [];
  const max = maxBlocks[surface];
  if (value.length > max) messages.push(fault(`no more than ${max} items allowed`, pointer));
  const blocks: Block[] = [];
  value.forEach((item: unknown, index) => {
    const parsed = block.safeParse(item, { reportInput: true });
    if (parsed.success) blocks.push(parsed.data as Block);
    else messages.push(...parsed.error.issues.flatMap((issue) => words(issue, `${pointer}/${index}`)));
    const type = typeOf(item);
    const known = type !== undefined && Object.hasOwn(surfacesOf, type);
    if (known && !surfacesOf[type]?.includes(surface)) {
      messages.push(fault(`unsupported type: ${type}`, `${pointer}/${index}/type`));
    }
  });
  if (messages.length === 0) messages.push(...faultsAcrossBlocks(blocks, pointer));
  return messages.length > 0 ? { ok: false, messages } : { ok: true, blocks: withIds(blocks) };
}

/** Slack's wording for what is wrong with a value. */
export function words(issue: z.core.$ZodIssue, pointer: string): string[] {
  const at = pointer + issue.path.map((step) => `/${String(step)}`).join('');
  const parent =
    pointer +
    issue.path
      .slice(0, -1)
      .map((step) => `/${String(step)}`)
      .join('');
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? [fault(`missing required field: ${String(issue.path.at(-1) ?? '')}`, parent)]
        : [fault(`must provide ${article(issue.expected)}`, at)];
    case 'too_big':
      return issue.origin === 'string'
        ? [fault(`must be less than ${Number(issue.maximum) + 1} characters`, at)]
        : [
            fault(
              issue.origin === 'array'
                ? `no more than ${issue.maximum} items allowed`
                : `must be at most ${issue.maximum}`,
              at,
            ),
          ];
    case 'too_small':
      return issue.origin === 'string'
        ? [fault(`must be more than ${Number(issue.minimum) - 1} characters`, at)]
        : [
            fault(
              issue.origin === 'array'
                ? `no fewer than ${issue.minimum} items allowed`
                : `must be at least ${issue.minimum}`,
              at,
            ),
          ];
    case 'unrecognized_keys':
      return issue.keys.map((key) => fault(`invalid additional property: ${key}`, at));
    case 'invalid_union':
      if (issue.discriminator !== undefined) return [discriminatorFault(issue.input, at, issue.path)];
      return issue.errors.flatMap((errors) => errors.slice(0, 1).flatMap((inner) => words(inner, at)));
    case 'invalid_value':
      return issue.input === undefined
        ? [fault(`missing required field: ${String(issue.path.at(-1) ?? '')}`, parent)]
        : [fault(`value not allowed, must be one of: ${issue.values.map(String).join(', ')}`, at)];
    default:
      return [fault(issue.message, at)];
  }
}

export function fault(text: string, pointer: string): string {
  return `[ERROR] ${text} [json-pointer:${pointer}]`;
}

/** For an object with a discriminator, the issue's `path` ends in it. */
function discriminatorFault(input: unknown, at: string, path: PropertyKey[]): string {
  const owner = path.at(-1) === 'type' ? at.slice(0, -'/type'.length) : at;
  const type = typeOf(input);
  if (typeof input !== 'object' || input === null) return fault('must provide an object', owner);
  if (type === undefined) return fault('missing required field: type', owner);
  return fault(`unsupported type: ${type}`, `${owner}/type`);
}

function typeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  return typeof value.type === 'string' ? value.type : undefined;
}

function article(expected: string): string {
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function faultsAcrossBlocks(blocks: Block[], pointer: string): string[] {
  const messages: string[] = [];
  const blockIds = new Set<string>();
  let markdownLength = 0;
  let focused = 0;
  blocks.forEach((outer, index) => {
    for (const one of flattened([outer])) {
      const { block_id: id } = one;
      if (id !== undefined && blockIds.has(id)) {
        messages.push(fault(`\`block_id\` ${id} already exists`, `${pointer}/${index}/block_id`));
      }
      if (id !== undefined) blockIds.add(id);
      messages.push(...repeatedActionIds(one, `${pointer}/${index}`));
      if (one.type === 'markdown') markdownLength += String(one.text).length;
      focused += interactiveElements(one).filter((element) => element.focus_on_load === true).length;
    }
  });
  if (markdownLength > markdownLimit) {
    messages.push(fault(`markdown text must be less than ${markdownLimit + 1} characters in all`, pointer));
  }
  if (focused > 1) messages.push(fault('only one element may have focus_on_load', pointer));
  return messages;
}

function repeatedActionIds(one: Block, pointer: string): string[] {
  const ids = interactiveElements(one).flatMap(({ action_id: id }) => (typeof id === 'string' ? [id] : []));
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...new Set(repeated)].map((id) => fault(`\`action_id\` ${id} already exists`, pointer));
}

function withIds(blocks: Block[]): Block[] {
  const copies = structuredClone(blocks);
  for (const one of flattened(copies)) {
    one.block_id ??= newId('').slice(0, 5);
    for (const element of interactiveElements(one)) element.action_id ??= newId('').slice(0, 5);
  }
  return copies;
}
