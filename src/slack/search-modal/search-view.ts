import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { ShownRoot } from '../../pages/shown-root.ts';
import type { Completions } from '../../search/autocomplete.ts';
import { otherLanguageOf } from '../../search/language/other-language.ts';
import type { PageHit, PageResult } from '../../search/pages/page-search.ts';
import type { SearchHit } from '../../search/search-types.ts';
import { cardLine } from '../cards/card-rows.ts';
import { exampleButtons } from '../cards/example-buttons.ts';
import { kindLabel } from '../cards/kind-label.ts';
import { cardListOf, cardLists } from '../cards/list-view.ts';
import { otherLanguageText } from '../cards/other-language-words.ts';
import { aboutPage, openPageButton } from '../cards/page-answer-view.ts';
import { pageName } from '../cards/page-text.ts';
import { quotedPassage } from '../cards/quoted-passage.ts';
import { OPEN, openCardLabel, whyFound } from '../cards/words.ts';
import { type Block, button, context, modal, section } from '../kit/blocks.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { ACTIONS, INPUTS, packRef, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { LONGEST_QUESTION, searchInput } from '../kit/search-input.ts';
import { textIn } from '../kit/slack-json.ts';
import {
  ALL_KINDS_OF_CARDS,
  AS_YOU_TYPE,
  ASK,
  bestFor,
  FOR_EXAMPLE,
  IN_YOUR_PAGES,
  KIND_PLACEHOLDER,
  nearestTo,
  nothingFits,
  SEARCH_TITLE,
  SEEN_LATELY,
} from './words.ts';

/** What has been typed and chosen in the search. */
export interface Wanted {
  text: string;
  /** The id of the list of cards to look in; undefined for all cards. */
  listId: string | undefined;
}

/** How many results to show: a better word gets you further than a tenth result. */
export const RESULTS = 6;

/** From this confidence on, a page is worth showing to somebody who is still typing. */
const PAGES_FROM = 0.2;
const MOST_PAGES = 3;

/** How much of a card's summary to show, in characters: on a phone, the second result must still be visible. */
const SUMMARY = 100;

const ALL_KINDS = 'all';

export interface SearchContents {
  library: Library;
  wanted: Wanted;
  /** What fits; undefined until something has been typed. */
  found: Completions | undefined;
  /** The team's own pages that fit. */
  pages?: PageResult | undefined;
  /** What they come from. */
  roots?: ReadonlyMap<string, ShownRoot> | undefined;
  /** The cards that the person saw last; shown until something is typed. */
  lately: readonly Card[];
}

/**
 * The search with what fits so far. The ids of its inputs stay the same, so Slack keeps what was typed when the
 * modal is updated.
 */
export function searchModal({
  library,
  wanted,
  found,
  pages,
  roots,
  lately,
}: SearchContents): types.ModalView {
  const blocks: Block[] = [
    searchInput(wanted.text, 'as-typed'),
    { type: 'actions', block_id: INPUTS.searchKind, elements: [listFilter(library, wanted.listId)] },
    ...(found
      ? withPages(results(wanted, found, library), found, { pages, roots })
      : beforeTyping(lately, library)),
  ];
  return {
    ...modal(VIEWS.search, SEARCH_TITLE, blocks, JSON.stringify({ channel: '' })),
    submit: { type: 'plain_text', text: ASK },
  };
}

function listFilter(library: Library, listId: string | undefined): types.StaticSelect {
  const option = (text: string, value: string): types.PlainTextOption => ({
    text: { type: 'plain_text', text: shorten(text, LIMITS.optionText), emoji: true },
    value,
  });
  const all = option(ALL_KINDS_OF_CARDS, ALL_KINDS);
  const options = [
    all,
    ...cardLists(library).map(({ id, name, emoji }) => option(`${emoji} ${name}`, id)),
  ].slice(0, LIMITS.options);
  return {
    type: 'static_select',
    action_id: ACTIONS.searchKind,
    placeholder: { type: 'plain_text', text: KIND_PLACEHOLDER },
    options,
    initial_option: options.find((one) => one.value === listId) ?? all,
  };
}

function examplesIn(library: Library): Block[] {
  const buttons = exampleButtons(library);
  return buttons.length > 0 ? [section(FOR_EXAMPLE), ...buttons] : [];
}

function beforeTyping(lately: readonly Card[], library: Library): Block[] {
  return [
    context(AS_YOU_TYPE),
    ...(lately.length > 0
      ? [section(SEEN_LATELY), ...lately.map((card) => cardLine(card, library))]
      : examplesIn(library)),
  ];
}

function results({ text, listId }: Wanted, { hits, answered }: Completions, library: Library): Block[] {
  const language = otherLanguageOf(text);
  const inTheirs = language ? [context(escapeText(otherLanguageText(language, undefined)))] : [];
  const list = listId === undefined ? undefined : cardListOf(listId, library)?.name;
  if (hits.length === 0) return language ? inTheirs : [section(nothingFits(text, list))];
  const heading = answered ? bestFor(text, list) : nearestTo(text, list);
  return [...inTheirs, context(heading), ...hits.map((hit) => resultRow(hit, library))];
}

/** Pages stand above the cards where they are surer, otherwise below them. */
function withPages(
  cards: Block[],
  { confidence }: Completions,
  { pages, roots = new Map() }: Pick<SearchContents, 'pages' | 'roots'>,
): Block[] {
  const near = pages && pages.confidence >= PAGES_FROM ? pages.hits.slice(0, MOST_PAGES) : [];
  if (!pages || near.length === 0) return cards;
  const rows = [context(IN_YOUR_PAGES), ...near.map((hit, index) => pageRow(hit, roots, index))];
  return pages.confidence >= confidence ? [...rows, ...cards] : [...cards, ...rows];
}

function pageRow(hit: PageHit, roots: ReadonlyMap<string, ShownRoot>, index: number): types.SectionBlock {
  const { page, passages } = hit;
  const [best] = passages;
  const quoted = quotedPassage(page, best?.at ?? 0);
  return section(
    [
      `*${escapeText(shorten(pageName(quoted), LIMITS.cardTitle))}*`,
      aboutPage(page, roots),
      escapeText(shorten(best?.passage.text.replace(/\s+/g, ' ') ?? '', SUMMARY)),
    ].join('\n'),
    openPageButton(quoted, '', { index, style: undefined }),
  );
}

function resultRow({ card, reasons }: SearchHit, library: Library): types.SectionBlock {
  const why = whyFound(reasons);
  return section(
    [
      `*${escapeText(card.title)}*`,
      kindLabel(card, library.kind(card.kind)),
      escapeText(shorten(card.summary, SUMMARY)),
      ...(why ? [`_${why}_`] : []),
    ].join('\n'),
    button(OPEN, {
      action: ACTIONS.openFound,
      value: packRef({ cardId: card.id, answerId: '' }),
      label: openCardLabel(card.title),
    }),
  );
}

/** Reads the inputs of the search from Slack's state; blank if they are missing. */
export function readWanted(state: SearchState | undefined): Wanted {
  const text = textIn(state?.values[INPUTS.searchText]?.[ACTIONS.searchText]?.value).slice(
    0,
    LONGEST_QUESTION,
  );
  const listId = state?.values[INPUTS.searchKind]?.[ACTIONS.searchKind]?.selected_option?.value;
  return { text, listId: listId === ALL_KINDS ? undefined : listId };
}

/** The part of a view's state that the search reads. */
export interface SearchState {
  values: Record<
    string,
    Record<string, { value?: string | null; selected_option?: { value: string } | null }>
  >;
}
