import type { Topic } from '../answers/intent/intents.ts';
import type { Quote } from '../answers/pipeline/compose.ts';
import type { Decision, QuotedCard } from '../answers/pipeline/decision.ts';
import type { Card } from '../cards/card.ts';
import type { Library } from '../cards/library.ts';
import { plainText } from '../cards/plain-text.ts';
import { cardsOnTerm, definitionText } from '../slack/cards/definition-text.ts';
import { noCardText, noStepText } from '../slack/cards/no-card-text.ts';
import { otherLanguageText } from '../slack/cards/other-language-words.ts';
import { pageAddress, pageName } from '../slack/cards/page-text.ts';
import { afterward, alsoFitting, beginWith, rightNowFrom, SMALL_TALK } from '../slack/cards/words.ts';

/** What a message asked for, as programs that read `ask --json` know it. */
export type AskedFor =
  | 'guidance'
  | 'definition'
  | 'acute'
  | 'smalltalk'
  | 'about-bot'
  | 'settings'
  | 'not-for-us';

const TOPICS_WITH_INTENT: Partial<Record<Topic, AskedFor>> = {
  'about-bot': 'about-bot',
  'about-data': 'about-bot',
  help: 'about-bot',
  stop: 'settings',
  pause: 'settings',
};

/** @param urgent whether the message says that something is broken right now */
export function askedFor(decision: Decision, urgent: boolean): AskedFor {
  switch (decision.type) {
    case 'definition':
      return 'definition';
    case 'small-talk':
      return TOPICS_WITH_INTENT[decision.topic] ?? 'smalltalk';
    case 'other-language':
      return urgent ? 'acute' : 'guidance';
    case 'no-card':
      if (decision.because === 'not-for-us') return 'not-for-us';
      return urgent ? 'acute' : 'guidance';
    case 'answer':
    case 'page':
      return decision.urgent ? 'acute' : 'guidance';
  }
}

/** The quote that answers: the card's best one among those shown. Undefined where only the summary is shown. */
export function shownQuote(decision: Decision): { card: Card; quote: Quote; text: string } | undefined {
  if (decision.type !== 'answer') return undefined;
  const { hit, excerpt } = decision.best;
  const bestFirst = hit.passages.flatMap(({ passage }) =>
    excerpt.quotes.filter(({ at }) => at === passage.at),
  );
  const [quote] = bestFirst;
  return quote && { card: hit.card, quote, text: quotedLine(quote) };
}

/** The same as programs read it. */
export function shownPassage(
  decision: Decision,
): { card: string; heading: string; text: string } | undefined {
  const shown = shownQuote(decision);
  return shown && { card: shown.card.id, heading: shown.quote.heading, text: shown.text };
}

/** What Slack shows first, as plain text: title, quotes, first step, other cards; without buttons. */
export function shownText(decision: Decision, library: Library): string {
  switch (decision.type) {
    case 'answer': {
      const { best, also, others, noStep } = decision;
      if (best.excerpt.now) return nowText(best, others);
      const named = others.filter((other) => !also.some(({ hit }) => hit === other));
      return [
        ...(noStep ? [noStepText(noStep)] : []),
        ...quotedCard(best),
        ...also.flatMap((one) => quotedCard(one)),
        ...(named.length > 0 ? [alsoFitting(named.map(({ card }) => card.title))] : []),
      ].join('\n');
    }
    case 'page': {
      const { best, pages, cards } = decision;
      const also = [...pages.map(({ page }) => page.title), ...cards.map(({ card }) => card.title)];
      return [
        pageName(best),
        ...best.quotes.map((quote) => `> ${quotedLine(quote)}`),
        ...(also.length > 0 ? [alsoFitting(also)] : []),
        ...(best.hit.page.url ? [pageAddress(best)] : []),
      ].join('\n');
    }
    case 'definition': {
      const next = cardsOnTerm(decision, library).map(({ title }) => title);
      return [definitionText(decision), ...(next.length > 0 ? [alsoFitting(next)] : [])].join('\n');
    }
    case 'small-talk':
      return withoutMarkup(SMALL_TALK[decision.topic]);
    case 'other-language':
      return otherLanguageText(decision.language, decision.nearest?.card.title);
    case 'no-card':
      return noCardText({ ...decision, forUs: decision.because !== 'not-for-us' });
  }
}

function nowText({ hit, excerpt }: QuotedCard, others: readonly QuotedCard['hit'][]): string {
  return [
    rightNowFrom(hit.card.title),
    ...excerpt.quotes.map((quote) => `> ${quotedLine(quote)}`),
    ...(others.length > 0 ? [afterward(others.map(({ card }) => card.title))] : []),
  ].join('\n');
}

function quotedCard({ hit, excerpt: { quotes, first } }: QuotedCard): string[] {
  return [
    hit.card.title,
    ...quotes.map((quote) => `> ${quotedLine(quote)}`),
    ...(first ? [beginWith(first)] : []),
  ];
}

/** A quote as one line of plain text. */
export function quotedLine({ markdown, step }: Quote): string {
  const text = plainText(markdown).replace(/\s+/g, ' ');
  return step === undefined ? text : `${step}. ${text}`;
}

/** The words of a reply are Slack's markup: bold and emoji names say nothing in a terminal. */
export function withoutMarkup(mrkdwn: string): string {
  return mrkdwn
    .replace(/:[a-z_]+: ?/g, '')
    .replace(/\*([^*]+)\*/g, '$1')
    .trim();
}
