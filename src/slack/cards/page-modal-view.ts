import type { types } from '@slack/bolt';
import type { Page } from '../../pages/page.ts';
import type { ShownRoot } from '../../pages/shown-root.ts';
import { type Block, context, header, modal, section } from '../kit/blocks.ts';
import { escapeText, linkTo } from '../kit/escape.ts';
import { VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { aboutPage } from './page-answer-view.ts';
import { addressOf } from './page-text.ts';
import { OPEN_PAGE, PAGE_GOES_ON } from './words.ts';

/** How many blocks of a modal are left for what a page says. */
const MOST_BLOCKS = LIMITS.viewBlocks - 5;

/** A page as far as a modal holds it, from the part that answered on; the beginning of a longer one is left out. */
export function pageModal(page: Page, at: number, roots: ReadonlyMap<string, ShownRoot>): types.ModalView {
  const blocks = pageBlocks(page, at, MOST_BLOCKS);
  const isWhole = startOf(page, at, MOST_BLOCKS) === 0 && blocks.length < MOST_BLOCKS;
  const url = addressOf(page);
  return modal(VIEWS.page, page.title, [
    header(page.title),
    context(aboutPage(page, roots)),
    ...blocks,
    ...(isWhole ? [] : [context(PAGE_GOES_ON)]),
    ...(url ? [section(linkTo(url, OPEN_PAGE))] : []),
  ]);
}

/** What a page says, from the part that answered on. @param most how many blocks */
export function pageBlocks(page: Page, at: number, most: number): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  for (const { headings, markdown, number } of page.passages.slice(startOf(page, at, most))) {
    if (blocks.length >= most) break;
    const name = headings.join(' › ');
    if (name !== heading && name !== '') blocks.push(section(`*${escapeText(name)}*`));
    heading = name;
    const text = toMrkdwn(markdown);
    if (text) blocks.push(section(number === undefined ? text : `${number}. ${text}`));
  }
  return blocks.slice(0, most);
}

/** Where a long page begins to be shown: at the heading of what answered. */
function startOf({ passages }: Page, at: number, most: number): number {
  if (passages.length < most / 2) return 0;
  const name = passages[at]?.headings.join('\n');
  return Math.max(
    0,
    passages.findIndex(({ headings }) => headings.join('\n') === name),
  );
}
