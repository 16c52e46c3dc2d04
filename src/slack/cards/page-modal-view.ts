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

/** What a page says, from the part that answered on, with the parts of a list in one block. @param most how many blocks */
export function pageBlocks(page: Page, at: number, most: number): Block[] {
  const texts: string[] = [];
  let heading = '';
  let isList = false;
  for (const { headings, markdown, number, type } of page.passages.slice(startOf(page, at, most))) {
    if (texts.length > most) break;
    const name = headings.join(' › ');
    if (name !== heading && name !== '') texts.push(`*${escapeText(name)}*`);
    const isListed = type === 'item' || type === 'step' || type === 'row';
    const mark = number === undefined ? (isListed ? '• ' : '') : `${number}. `;
    const text = `${mark}${toMrkdwn(markdown)}`;
    const last = texts.at(-1) ?? '';
    const goesOn = isListed && isList && name === heading && last.length + text.length < LIMITS.section;
    if (goesOn) texts[texts.length - 1] = `${last}\n${text}`;
    else if (text.trim() !== '') texts.push(text);
    heading = name;
    isList = isListed;
  }
  return texts.slice(0, most).map((text) => section(text));
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
