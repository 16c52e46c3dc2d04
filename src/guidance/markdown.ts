import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** Reads the Markdown of a card (CommonMark and tables) into a tree with line numbers. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

const CARD_LINK = /^\.\.\/([a-z0-9-]+\/[a-z0-9-]+)\.md$/;

/** The id of the card that a link in a card leads to (`../practices/phased-adoption.md`), or undefined. */
export function linkedCardId(url: string): string | undefined {
  return CARD_LINK.exec(url)?.[1];
}
