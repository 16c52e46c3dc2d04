import { richTextLines } from './rich-text.ts';
import { asMarkup, objectIn, objectsIn, type SlackJson, textIn } from './slack-json.ts';

/** What a block says, by its type: the properties that hold text or further blocks, in the order people read them. */
const PARTS = new Map<string, readonly string[]>(
  Object.entries({
    alert: ['text'],
    card: ['title', 'subtitle', 'body', 'subtext'],
    carousel: ['elements'],
    container: ['title', 'rich_text_title', 'subtitle', 'child_blocks'],
    context: ['elements'],
    data_table: ['caption', 'rows'],
    data_visualization: ['title'],
    header: ['text'],
    image: ['title'],
    markdown: ['text'],
    plan: ['title', 'tasks'],
    section: ['text', 'fields'],
    table: ['rows'],
    task_card: ['title', 'details', 'output'],
    video: ['title', 'description'],
  }),
);

/** A kind of block that is newer than this list most likely holds its text in these. */
const LIKELY_PARTS = ['title', 'subtitle', 'text', 'body', 'elements', 'child_blocks', 'blocks'];

/** Buttons, menus and forms: they say what one can do, not what happened. */
const CONTROLS =
  /^(?:actions|context_actions|input|divider|file|call|workflow_button|overflow|checkboxes|radio_buttons|.*(?:button|buttons|picker|_select|_input))$/;

/** Blocks hold blocks, but a message that nests them deeper is none that a person reads. */
const DEEPEST = 6;

/** What the blocks say, a line each, in reading order and in Slack's markup. */
export function* blockLines(blocks: unknown, depth = 0): Generator<string> {
  for (const block of objectsIn(blocks)) yield* linesIn(block, depth);
}

/** What the images in the blocks show, in the words for people who can't see them. */
export function* alternativeTexts(blocks: unknown, depth = 0): Generator<string> {
  if (depth > DEEPEST) return;
  for (const block of objectsIn(blocks)) {
    if (block.type === 'image' || block.type === 'video') yield asMarkup(textIn(block.alt_text));
    for (const one of [block.accessory, block.hero_image, block.icon])
      yield* alternativeTexts([one], depth + 1);
    for (const some of [block.elements, block.child_blocks]) yield* alternativeTexts(some, depth + 1);
  }
}

function* linesIn(value: unknown, depth: number): Generator<string> {
  if (depth > DEEPEST) return;
  if (typeof value === 'string') yield* asMarkup(value).split('\n');
  else if (Array.isArray(value)) yield* listLines(value, depth);
  // What is not there has no parts, and looking for parts of parts would take seconds.
  else if (value !== null && typeof value === 'object') yield* objectLines(objectIn(value), depth);
}

function* listLines(list: readonly unknown[], depth: number): Generator<string> {
  for (const one of list) {
    // A row of a table is one line.
    if (Array.isArray(one)) yield one.map((cell) => [...linesIn(cell, depth + 1)].join(' ')).join(' | ');
    else yield* linesIn(one, depth + 1);
  }
}

function* objectLines(one: SlackJson, depth: number): Generator<string> {
  const type = textIn(one.type);
  switch (type) {
    case 'mrkdwn':
      yield* textIn(one.text).split('\n');
      return;
    case 'plain_text':
    case 'raw_text':
      yield* asMarkup(textIn(one.text)).split('\n');
      return;
    case 'raw_number':
      yield textIn(one.text) || String(one.value ?? '');
      return;
    case 'rich_text':
      yield* richTextLines(one.elements);
      return;
  }
  if (CONTROLS.test(type)) return;
  for (const part of PARTS.get(type) ?? LIKELY_PARTS) yield* linesIn(one[part], depth + 1);
}
