import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** Enough for the bodies and sections of about 250 cards. */
const MOST_REMEMBERED = 2000;
const remembered = new Map<string, Root>();

/**
 * Parses the Markdown of a card (CommonMark and tables) into a tree with line numbers. Do not modify the
 * tree: the same text returns the same tree again. Parsing takes most of the time of loading and checking
 * cards, and of a hundred cards that are read again after a change, only one is different.
 */
export function parseMarkdown(text: string): Root {
  const tree =
    remembered.get(text) ??
    fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  // The most recently used text is last, so the first one is the one to drop.
  remembered.delete(text);
  remembered.set(text, tree);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return tree;
}

const CARD_LINK = /^\.\.\/([a-z0-9-]+\/[a-z0-9-]+)\.md$/;

/** The id of the card that a link in a card points to (`../practices/phased-adoption.md`), or undefined. */
export function linkedCardId(url: string): string | undefined {
  return CARD_LINK.exec(url)?.[1];
}
