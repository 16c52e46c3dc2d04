import type { Root, RootContent } from 'mdast';
import type { CardSection, Kind } from './card.ts';
import type { CardFile } from './card-file.ts';
import {
  CARD_LENGTHS,
  cardIdPattern,
  type FrontMatter,
  frontMatterSchema,
  ownFrontMatterSchema,
} from './card-schema.ts';
import { linesOf } from './lines-of.ts';
import { linkedCardId, parseMarkdown } from './markdown.ts';
import { firstTooDeepLine } from './nesting.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-problems.ts';

export type ParsedCard =
  | ({ problems: [] } & Pick<CardFile, 'card' | 'lineOf' | 'questionAt' | 'textLines'>)
  | { card: null; problems: Problem[] };

/**
 * Reads one card file.
 * @param path as the person knows it, for messages
 * @param id the card's id, from its place below the knowledge folder
 * @param options.own whether it is a team's own card, of which less is demanded
 * @returns the card, or all problems in the file at once
 */
export function parseCard(
  text: string,
  path: string,
  id: string,
  kinds: readonly Kind[],
  { own = false }: { own?: boolean } = {},
): ParsedCard {
  const problems: Problem[] = [];
  const fault = (line: number, what: string, fix: string) => {
    // Two HTML tags on one line are one thing to fix.
    if (problems.some((known) => known.line === line && known.what === what)) return;
    problems.push({ path, line, severity: 'error', what, fix });
  };

  const kindId = id.split('/')[0] ?? '';
  const kind = kinds.find((candidate) => candidate.id === kindId);
  if (!cardIdPattern.test(id)) {
    fault(
      1,
      `the file's path gives the id "${id}".`,
      'Put it at <kind>/<slug>.md, in lowercase words with hyphens.',
    );
  } else if (id.length > CARD_LENGTHS.id) {
    fault(1, `the id "${id}" is longer than ${CARD_LENGTHS.id} characters.`, 'Give the file a shorter name.');
  } else if (!kind) {
    const known = kinds.map((candidate) => candidate.id).join(', ');
    fault(1, `"${kindId}" is not a kind of card.`, `Use one of ${known}, or add the kind to kinds.yaml.`);
  }

  const lines = linesOf(text);
  if (lines[0]?.trim() !== '---') {
    fault(
      1,
      'the file does not start with front matter.',
      'Start it with a line "---", the keys, and another line "---".',
    );
    return { card: null, problems };
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
  if (end < 0) {
    fault(1, 'the front matter does not end.', 'End it with a line "---" before the text.');
    return { card: null, problems };
  }
  const front = readYaml<FrontMatter>(
    lines.slice(1, end).join('\n'),
    own ? ownFrontMatterSchema : frontMatterSchema,
    path,
    1,
  );
  if (!front.ok) problems.push(...front.problems);

  const bodyStart = end + 1;
  const body = lines.slice(bodyStart).join('\n');
  const { sections, textLines } = readSections(body, bodyStart, kind, fault);

  if (!front.ok || problems.length > 0) return { card: null, problems };
  const { lineOf } = front;
  return {
    card: { id, kind: kindId, ...fieldsOf(front.value), sections },
    lineOf,
    questionAt: (index) => ({ path, line: lineOf('questions', index) }),
    textLines,
    problems: [],
  };
}

/** A card's fields, from its front matter. Its notes for editors are not among them, so that no reader can get them. */
function fieldsOf({
  guide,
  source: _beyond,
  review_every: reviewEvery,
  starting_values: startingValues,
  editor_notes: _notes,
  ...same
}: FrontMatter) {
  return { ...same, guide: guide ?? null, reviewEvery, startingValues };
}

type Fault = (line: number, what: string, fix: string) => void;

function readSections(
  body: string,
  linesBefore: number,
  kind: Kind | undefined,
  fault: Fault,
): { sections: CardSection[]; textLines: number[] } {
  const tooDeep = firstTooDeepLine(body.split('\n'));
  if (tooDeep !== undefined) {
    fault(
      linesBefore + tooDeep + 1,
      'the line is nested too deep in quotes or lists.',
      'Use at most two levels of lists; a phone shows no more.',
    );
    return { sections: [], textLines: [] };
  }
  const tree = parseMarkdown(body);
  const lineOf = (node: RootContent | Root) => (node.position?.start.line ?? 1) + linesBefore;
  const sections: CardSection[] = [];
  const textLines: number[] = [];
  const unwritten: number[] = [];
  const starts: { heading: string; line: number; from: number; before: number }[] = [];

  for (const node of tree.children) {
    if (node.type !== 'heading') {
      if (starts.length === 0) {
        fault(
          lineOf(node),
          'there is text before the first "## " heading.',
          'Move it into a section, or into the summary.',
        );
      }
      continue;
    }
    if (node.depth !== 2) {
      fault(
        lineOf(node),
        `there is a heading of level ${node.depth}.`,
        'Use only "## " headings; the title is in the front matter.',
      );
      continue;
    }
    starts.push({
      heading: body.slice(
        node.children[0]?.position?.start.offset,
        node.children.at(-1)?.position?.end.offset,
      ),
      line: lineOf(node),
      from: node.position?.end.offset ?? 0,
      before: node.position?.start.offset ?? 0,
    });
  }
  for (const [index, start] of starts.entries()) {
    const below = body.slice(start.from, starts[index + 1]?.before ?? body.length);
    const text = below.trim();
    const blank = below.slice(0, below.length - below.trimStart().length);
    textLines.push(start.line + (blank.match(/\n/g)?.length ?? 0));
    if (text.replaceAll(COMMENT, '').trim() === '') {
      fault(
        start.line,
        `the section "${start.heading}" is empty.`,
        text === '' ? 'Write it.' : 'Write it, and delete the hint.',
      );
      unwritten.push(start.line);
    } else if (text.length > CARD_LENGTHS.section) {
      fault(
        start.line,
        `the section "${start.heading}" has ${text.length} characters; at most ${CARD_LENGTHS.section} fit one Slack block.`,
        'Shorten it, or move part of it to a card of its own.',
      );
    }
    sections.push({ heading: start.heading, body: text, line: start.line });
  }
  if (body.length > CARD_LENGTHS.body) {
    fault(
      linesBefore + 1,
      `the body has ${body.length} characters, more than ${CARD_LENGTHS.body}.`,
      'A card is read on a phone: shorten it, or split it in two.',
    );
  }
  if (kind && !kind.freeSections) compareHeadings(sections, kind, linesBefore + 1, fault);
  const isHint = (node: RootContent) =>
    isComment(node) && unwritten.includes(starts.findLast(({ line }) => line < lineOf(node))?.line ?? 0);
  checkNodes(
    tree.children.filter((node) => !isHint(node)),
    lineOf,
    fault,
  );
  return { sections, textLines };
}

function compareHeadings(sections: CardSection[], kind: Kind, firstLine: number, fault: Fault): void {
  const expected = kind.sections.map((section) => section.heading);
  const order = expected.map((heading) => `"## ${heading}"`).join(', ');
  let next = 0;
  for (const section of sections) {
    const place = expected.indexOf(section.heading);
    if (place < 0) {
      fault(
        section.line,
        `"## ${section.heading}" is not a section of ${kind.id}.`,
        `Expected, in this order: ${order}.`,
      );
    } else if (place < next) {
      fault(
        section.line,
        `"## ${section.heading}" is out of order or there twice.`,
        `Expected, in this order: ${order}.`,
      );
    } else {
      next = place + 1;
    }
  }
  for (const heading of expected) {
    if (!sections.some((section) => section.heading === heading)) {
      fault(sections.at(-1)?.line ?? firstLine, `the section "## ${heading}" is missing.`, 'Add it.');
    }
  }
}

/** What Slack can show and this project renders. Anything else would be lost in the message. */
const ALLOWED = new Set([
  'paragraph',
  'text',
  'strong',
  'emphasis',
  'inlineCode',
  'code',
  'link',
  'list',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'break',
  'heading',
]);

/** What `npm run new:card` writes as a placeholder. */
const COMMENT = /<!--[\s\S]*?-->/g;

function isComment(node: RootContent): boolean {
  return node.type === 'html' && node.value.replaceAll(COMMENT, '').trim() === '';
}

function checkNodes(
  nodes: readonly RootContent[],
  lineOf: (node: RootContent) => number,
  fault: Fault,
): void {
  const visit = (node: RootContent, listDepth: number, quoteDepth: number): void => {
    if (!ALLOWED.has(node.type)) {
      fault(
        lineOf(node),
        isComment(node)
          ? 'there is a comment, which readers never see.'
          : `${node.type === 'html' ? 'HTML' : `"${node.type}" markup`} was found, which Slack can't show.`,
        isComment(node) ? 'Remove it.' : 'Use paragraphs, lists, bold, italics, code, tables, and links.',
      );
      return;
    }
    const depth = node.type === 'list' ? listDepth + 1 : listDepth;
    const quotes = node.type === 'blockquote' ? quoteDepth + 1 : quoteDepth;
    if (quotes > 1) {
      fault(lineOf(node), 'a quote is inside a quote.', 'Use one level; Slack shows no more.');
      return;
    }
    if (depth > 2) {
      fault(lineOf(node), 'a list is nested three deep.', 'Use at most two levels; a phone shows no more.');
      return;
    }
    if (node.type === 'link' && !node.url.startsWith('https://') && !linkedCardId(node.url)) {
      fault(
        lineOf(node),
        `the link leads to "${node.url}".`,
        'Link to an https:// address or to a card as ../<kind>/<slug>.md.',
      );
    }
    if ('children' in node) for (const child of node.children) visit(child as RootContent, depth, quotes);
  };
  for (const node of nodes) visit(node, 0, 0);
}
