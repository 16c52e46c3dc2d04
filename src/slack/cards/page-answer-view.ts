import type { types } from '@slack/bolt';
import { type Answer, recordedPage } from '../../answers/answer.ts';
import type { QuotedPage } from '../../answers/pipeline/decision.ts';
import { plainText } from '../../cards/plain-text.ts';
import type { Page } from '../../pages/page.ts';
import type { ShownRoot } from '../../pages/shown-root.ts';
import type { PageHit } from '../../search/pages/page-search.ts';
import {
  actions,
  type Block,
  button,
  context,
  overflowMenu,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { codeBlock, escapeText, linkTo, shorten, shortenMarkup } from '../kit/escape.ts';
import { ACTIONS, packPage } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { openButton } from './open-button.ts';
import { addressOf, pageAddress, pageName } from './page-text.ts';
import { asQuote } from './quote-view.ts';
import { quotedPassage } from './quoted-passage.ts';
import {
  aboutCard,
  alsoFitting,
  fromRoot,
  HELPFUL,
  inYourPages,
  NOT_HELPFUL,
  OPEN_PAGE,
  pageChangedOn,
  pageLookedAfterBy,
  SHARE_HERE,
} from './words.ts';

export interface PageAnswerOptions {
  roots: ReadonlyMap<string, ShownRoot>;
  /** Whether only the asker sees the reply, so that sharing it makes sense. */
  shareable: boolean;
}

/** What one of the team's own pages says, where to read it, and what else may help. */
export function pageAnswerView(
  answer: Extract<Answer, { type: 'from-page' }>,
  { roots, shareable }: PageAnswerOptions,
): Reply {
  const { best, pages, cards, id } = answer;
  const { page } = best.hit;
  const also = [...pages.map((hit) => linkToPage(hit)), ...cards.map(({ card }) => escapeText(card.title))];
  const below = [aboutPage(page, roots), ...(also.length > 0 ? [alsoFitting(also)] : [])];
  const [card] = cards;
  const rest = [
    button(HELPFUL, { action: ACTIONS.pageHelpful, value: id }),
    button(NOT_HELPFUL, { action: ACTIONS.pageNotHelpful, value: id }),
  ];
  const view = reply(spokenPage(best), () => [
    section(quotedPage(best)),
    actions(
      openPageButton(best, id),
      ...(shareable ? [sharePageButton(best, id)] : []),
      ...(card && !shareable ? [openButton(card.card, id)] : []),
      ...overflowMenu(...rest),
    ),
    context(...below),
  ]);
  return { ...view, cardId: recordedPage(page.id), answerId: id };
}

/** What is quoted of a page, as mrkdwn: its name, and the quotes. */
export function quotedPage(quoted: QuotedPage): string {
  const name = `*${escapeText(shorten(pageName(quoted), LIMITS.cardTitle))}*`;
  const quotes = quoted.quotes.map((quote, index) => {
    if (quote.isCode) return codeBlock(codeIn(quote.markdown));
    const text = quote.isItem ? asQuote(quote).replace(/^> /, '> • ') : asQuote(quote);
    const before = quoted.quotes[index - 1];
    // What stands apart on the page stands apart here.
    return before && before.at !== quote.at - 1 ? `\n${text}` : text;
  });
  return shortenMarkup([name, ...quotes].join('\n'), LIMITS.section);
}

/** The same as plain text, for notifications and screen readers. */
export function spokenPage(quoted: QuotedPage): string {
  const said = quoted.quotes.map(({ markdown }) => plainText(markdown).replace(/\s+/g, ' '));
  return escapeText([`${pageName(quoted)}.`, ...said].join('\n'));
}

/** Opens the page where people read it; one without an address opens in Slack. */
export function openPageButton(
  quoted: QuotedPage,
  answerId: string,
  { style = 'primary', index }: { style?: 'primary' | undefined; index?: number } = {},
): types.Button {
  const { page } = quoted.hit;
  const url = pageAddress(quoted);
  const label = aboutCard(OPEN_PAGE, page.title);
  const isLink = url !== '' && url.length <= LIMITS.url;
  const shown = { label, ...(style && { style }), ...(index !== undefined && { index }) };
  return isLink
    ? button(OPEN_PAGE, { action: ACTIONS.openLink, url, ...shown })
    : button(OPEN_PAGE, {
        action: ACTIONS.openPage,
        value: packPage({ answerId, pageId: page.id, at: quoted.quotes[0]?.at ?? 0 }),
        ...shown,
      });
}

function sharePageButton({ hit: { page }, quotes }: QuotedPage, answerId: string): types.Button {
  return button(SHARE_HERE, {
    action: ACTIONS.sharePage,
    value: packPage({ answerId, pageId: page.id, at: quotes[0]?.at ?? 0 }),
    label: aboutCard(SHARE_HERE, page.title),
  });
}

/** Where a page comes from, who looks after it and when it changed, as far as that is known. @returns mrkdwn */
export function aboutPage(page: Page, roots: ReadonlyMap<string, ShownRoot>): string {
  return [
    fromRoot([roots.get(page.root)?.name ?? page.root, ...page.trail]),
    ...(page.owner ? [pageLookedAfterBy(page.owner)] : []),
    ...(page.updated ? [pageChangedOn(page.updated)] : []),
  ].join(' · ');
}

/** A page's title that leads to it, where it has an address. @returns mrkdwn */
function linkToPage({ page, passages }: PageHit): string {
  return linkTo(addressOf(page, passages[0]?.passage.anchor), escapeText(page.title));
}

/** The pages below an answer from elsewhere: links where they have addresses, otherwise the first one with a button. */
export function pagesBelow(pages: readonly PageHit[], answerId: string): Block[] {
  const [first] = pages;
  if (!first) return [];
  const text = inYourPages(pages.map(linkToPage));
  if (first.page.url) return [context(text)];
  const at = first.passages[0]?.at ?? 0;
  return [section(text, openPageButton(quotedPassage(first.page, at), answerId, { style: undefined }))];
}

/** What stands between the fences of a block of code. */
function codeIn(markdown: string): string {
  return markdown.replace(/^\s*(?:`{3,}|~{3,})[^\n]*\n/, '').replace(/\n?\s*(?:`{3,}|~{3,})\s*$/, '');
}
