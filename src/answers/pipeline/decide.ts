import type { Glossary, GlossaryTerm } from '../../cards/glossary.ts';
import type { Library } from '../../cards/library.ts';
import { isCommonWord } from '../../search/language/common-words.ts';
import type { OtherLanguage } from '../../search/language/foreign-words.ts';
import type { SearchHit, SearchResult } from '../../search/search-types.ts';
import type { IntentModels } from '../intent/intent-models.ts';
import type { Topic } from '../intent/intents.ts';
import { askedTerm } from './asked-term.ts';
import { choosePassages } from './choose-passages.ts';
import { type Excerpt, excerptOf, furtherExcerpt, lengthOf, roomBeside } from './compose.ts';
import { type Elsewhere, elsewhereFor } from './elsewhere.ts';
import { firstMinutes, type NoStep, noStepFor, roomFor } from './first-minutes.ts';
import type { Retrieved } from './retrieve.ts';
import { smallTalkTopic } from './small-talk.ts';
import type { Understanding } from './understand.ts';
import { soundsBroken, soundsPressing } from './urgency.ts';

/** A card with what is quoted of it. */
export interface QuotedCard {
  hit: SearchHit;
  excerpt: Excerpt;
}

/** What the bot says to a message, and why. */
export type Decision =
  | {
      type: 'answer';
      best: QuotedCard;
      /** Other cards that may answer as well, where it is not clear which one does. */
      also: QuotedCard[];
      others: SearchHit[];
      /** Something is broken right now: what helps within ten minutes comes first. */
      urgent: boolean;
      /** Something is broken, and no card has a step for the first ten minutes of just this. */
      noStep?: NoStep;
      confidence: number;
    }
  | { type: 'definition'; term: GlossaryTerm; confidence: number }
  | { type: 'small-talk'; topic: Topic; confidence: number }
  /** It is not in English. `nearest` is the card that has the English terms in it. */
  | { type: 'other-language'; language: OtherLanguage; nearest: SearchHit | undefined; confidence: number }
  /** `about`: what the bot understood, where no card has it. `because`: whether guidance could be asked for at all. */
  | {
      type: 'no-card';
      because: 'nothing-fits' | 'not-for-us';
      about: string | undefined;
      /** Where else there may be help, where cards are of no use. */
      elsewhere?: Elsewhere;
      /** As for an answer. */
      noStep?: NoStep;
      nearest: SearchHit[];
      confidence: number;
    };

/** From this probability on, the message asks for guidance that a card gives. Set so that 95 of 100 such are answered. */
const ANSWERED_FROM = 0.42;
/** An urgent message is short and wild: rather a card too many. */
const URGENT_ANSWERED_FROM = 0.3;
/** Nobody writes more than so many characters while something burns. */
const MOST_URGENT = 160;
/** From this probability on the nearest cards are worth naming. */
const NEAR_FROM = 0.15;
const MOST_NEAREST = 2;
const MOST_OTHERS = 2;
/** Short talk is taken by its words; longer messages by the model alone. */
const TALK_WORDS = 9;

/** The models learned small talk in a few of the languages with Latin letters; below this, they only guess. */
const FOREIGN_TALK_FROM = 0.75;
const NOT_LEARNED: ReadonlySet<OtherLanguage> = new Set(['ja', 'zh', 'ko', 'unknown']);
/** From this confidence on, a card fits the English terms in a message. */
const TERMS_FIT_FROM = 0.75;

/** Decides on a message, from what was understood and found alone. */
export function decide(
  { text, urgent, inIncident, thread, language }: Understanding,
  { own, read, anyIncident }: Retrieved,
  { library, glossary, models }: { library: Library; glossary: Glossary; models: IntentModels },
): Decision {
  const topic = smallTalkTopic(text, thread.length > 0);
  // “Are you an AI?” asks for no definition; “what is a feature store” is not about what the bot stores.
  // Whoever says that something is down wants no word explained.
  const mayAsk = (topic === undefined || topic === 'about-data') && !soundsBroken(text);
  const defined = mayAsk ? askedTerm(text, glossary) : undefined;
  if (defined) return { type: 'definition', term: defined, confidence: 1 };

  const intents = models.intents(text, own);
  if (topic) return { type: 'small-talk', topic, confidence: 1 };
  if (language && !isForeignTalk(language, intents['small-talk'])) {
    return { type: 'other-language', language, ...nearestByTerms(own) };
  }
  const talks = intents['small-talk'] > Math.max(intents.guidance, intents['not-for-us']);
  if (talks && thread.length === 0 && text.split(/\s+/).length <= 2 * TALK_WORDS) {
    return { type: 'small-talk', topic: models.topic(text), confidence: intents['small-talk'] };
  }

  const [best, ...others] = read.hits;
  const agrees = thread.length > 0 && best?.card.id === own.hits[0]?.card.id;
  const asRead = (thread.length === 0 ? intents : models.intents(read.query, read)).guidance;
  // Where the message alone leads to the same card, the surer of both counts.
  const guidance = agrees ? Math.max(asRead, intents.guidance) : asRead;
  const confidence = models.certainty(guidance, read);
  const floor = urgent ? URGENT_ANSWERED_FROM : ANSWERED_FROM;
  const pressing = inIncident || (thread.length === 0 && soundsPressing(text));
  const how = urgent && text.length <= MOST_URGENT ? 'urgent' : urgent || pressing ? 'pressing' : undefined;
  // Where something is surely broken, a step that fits is worth more than the doubt whether guidance was asked for.
  const firstFrom = how === 'urgent' ? NEAR_FROM : floor;
  const first = how && guidance >= firstFrom ? firstMinutes(read, library, how) : undefined;
  if (first) {
    return {
      type: 'answer',
      best: { hit: first.hit, excerpt: { quotes: first.quotes, now: true } },
      also: [],
      others: first.others,
      urgent: true,
      confidence,
    };
  }
  if (best && guidance >= floor) {
    const noStep = how === 'urgent' && soundsBroken(text) ? noStepFor(anyIncident, library) : undefined;
    const beside = others.slice(0, MOST_OTHERS);
    const room = roomBeside(beside) - (noStep ? roomFor(noStep) : 0);
    const [answering, ...perhaps] = noStep
      ? [{ hit: best, passages: best.passages.slice(0, 1) }]
      : choosePassages(read.hits, confidence);
    const excerpt = excerptOf(
      read.query,
      { card: best.card, passages: answering?.passages ?? [] },
      library.kind(best.card.kind),
      room,
    );
    return {
      type: 'answer',
      best: { hit: best, excerpt },
      also: quotedBeside(read.query, perhaps, room - lengthOf(best, excerpt)),
      others: beside,
      urgent,
      ...(noStep && { noStep }),
      confidence,
    };
  }
  // A term and nothing else, and no card: at least its meaning.
  const bare = glossary.find(text);
  if (bare) return { type: 'definition', term: bare, confidence: 1 };
  const near = guidance >= NEAR_FROM;
  const help = elsewhereFor(text);
  // A product's own error is nothing that a card explains, however near one comes.
  const elsewhere = near && !help?.tool ? undefined : help;
  const noStep = urgent && !elsewhere && soundsBroken(text) ? noStepFor(anyIncident, library) : undefined;
  return {
    type: 'no-card',
    because: intents['not-for-us'] > 0.5 && !near ? 'not-for-us' : 'nothing-fits',
    about: unknownTerm(text, read),
    ...(elsewhere && { elsewhere }),
    ...(noStep && { noStep }),
    nearest: near && !elsewhere ? read.hits.slice(0, MOST_NEAREST) : [],
    confidence,
  };
}

/** Quotes other cards, as many as there is room for. */
function quotedBeside(
  question: string,
  chosen: ReturnType<typeof choosePassages>,
  room: number,
): QuotedCard[] {
  const quoted: QuotedCard[] = [];
  let left = room;
  for (const { hit, passages } of chosen) {
    const excerpt = furtherExcerpt(question, { card: hit.card, passages }, left);
    if (!excerpt) continue;
    quoted.push({ hit, excerpt });
    left -= lengthOf(hit, excerpt);
  }
  return quoted;
}

function isForeignTalk(language: OtherLanguage, smallTalk: number): boolean {
  return smallTalk >= FOREIGN_TALK_FROM && !NOT_LEARNED.has(language);
}

/** The best card if it has one of the terms as it is written; what was read as misspelled is a word of the other language. */
export function nearestByTerms({ hits, confidence }: Pick<SearchResult, 'hits' | 'confidence'>) {
  const [best] = hits;
  const fits = confidence >= TERMS_FIT_FROM && best?.reasons.some(({ type }) => type === 'term');
  return { nearest: fits ? best : undefined, confidence };
}

/** The name in the message that no card has: a word with a capital inside the sentence, or one that the cards don't know. */
function unknownTerm(text: string, { hits }: SearchResult): string | undefined {
  const known = new Set(
    hits.flatMap(({ reasons }) =>
      reasons.flatMap((reason) => (reason.type === 'term' ? [reason.term.toLowerCase()] : [])),
    ),
  );
  const names = [
    ...text.matchAll(/(?<=[\p{L}\p{N},;:]\s)([\p{Lu}][\p{L}\p{N}]*(?:[.-][\p{L}\p{N}]+)*|[a-z]+[A-Z]\w*)/gu),
  ].map(([name]) => name);
  return names.find(
    (name) =>
      name.length > 2 && !known.has(name.toLowerCase()) && !isCommonWord(name.toLowerCase()) && name !== 'I',
  );
}
