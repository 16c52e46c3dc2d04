import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { Completions } from '../../search/autocomplete.ts';
import type { SearchHit } from '../../search/search-types.ts';
import { cardLine } from '../cards/card-line.ts';
import { exampleButtons } from '../cards/example-buttons.ts';
import { kindLabel } from '../cards/kind-label.ts';
import { whyFound } from '../cards/words.ts';
import { type Block, button, context, modal, section } from '../kit/blocks.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { ACTIONS, INPUTS, packRef, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { searchInput } from '../kit/search-input.ts';
import { quoted } from '../kit/words.ts';

/** What has been typed and chosen in the search. */
export interface Wanted {
  text: string;
  /** Undefined for all kinds. */
  kindId: string | undefined;
}

/** Results on one screen: a better word is nearer than a tenth result. */
export const RESULTS = 6;

/** Of a card's summary, in letters: on a phone the second result must still be seen. */
const SUMMARY = 100;

const ALL_KINDS = 'all';

export interface SearchModalParts {
  library: Library;
  wanted: Wanted;
  /** What fits; undefined as long as nothing has been typed. */
  found: Completions | undefined;
  /** The cards that the person saw last, shown before anything is typed. */
  lately: readonly Card[];
}

/** The search with what fits so far. Its inputs keep their ids, by which Slack keeps what is typed when it is updated. */
export function searchModal({ library, wanted, found, lately }: SearchModalParts): types.ModalView {
  const blocks: Block[] = [
    searchInput(wanted.text, 'as-typed'),
    { type: 'actions', block_id: INPUTS.searchKind, elements: [kindFilter(library, wanted.kindId)] },
    ...(found ? results(wanted, found, library) : beforeTyping(lately, library)),
  ];
  return {
    ...modal(VIEWS.search, 'Search guidance', blocks, JSON.stringify({ channel: '' })),
    submit: { type: 'plain_text', text: 'Ask' },
  };
}

function kindFilter(library: Library, kindId: string | undefined): types.StaticSelect {
  const option = (text: string, value: string): types.PlainTextOption => ({
    text: { type: 'plain_text', text: shorten(text, LIMITS.optionText), emoji: true },
    value,
  });
  const all = option('All kinds of cards', ALL_KINDS);
  const options = [
    all,
    ...library.kinds
      .filter((kind) => library.ofKind(kind.id).length > 0)
      .map((kind) => option(`${kind.emoji} ${kind.name}`, kind.id)),
  ].slice(0, LIMITS.options);
  return {
    type: 'static_select',
    action_id: ACTIONS.searchKind,
    placeholder: { type: 'plain_text', text: 'Kind of card' },
    options,
    initial_option: options.find((one) => one.value === kindId) ?? all,
  };
}

function beforeTyping(lately: readonly Card[], library: Library): Block[] {
  return [
    context('What fits shows up as you type. Nothing of it is kept until you open a card or press Ask.'),
    ...(lately.length > 0
      ? [section('*You saw lately*'), ...lately.map((card) => cardLine(card, library))]
      : [section('*For example*'), exampleButtons()]),
  ];
}

function results({ text, kindId }: Wanted, { hits, answered }: Completions, library: Library): Block[] {
  const kind = kindId === undefined ? undefined : library.kind(kindId);
  const among = kind ? ` among ${escapeText(kind.name.toLowerCase())}` : '';
  if (hits.length === 0) {
    return [
      section(
        `Nothing${among} fits ${quoted(text)} yet.\nTry the thing itself (“model drift”) or what hurts (“the pipeline takes an hour”)${kind ? ', or all kinds of cards' : ''}.`,
      ),
    ];
  }
  const heading = answered ? `For ${quoted(text)}${among}` : `Nearest to ${quoted(text)}${among}`;
  return [context(heading), ...hits.map((hit) => resultRow(hit, library))];
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
    button('Open', {
      action: ACTIONS.openFound,
      value: packRef({ cardId: card.id, answerId: '' }),
      label: `Open the card ${card.title}`,
    }),
  );
}

/** What the inputs of the search hold, in Slack's shape; blank where they are not there. */
export function readWanted(state: SearchState | undefined): Wanted {
  const text = state?.values[INPUTS.searchText]?.[ACTIONS.searchText]?.value ?? '';
  const kindId = state?.values[INPUTS.searchKind]?.[ACTIONS.searchKind]?.selected_option?.value;
  return { text, kindId: kindId === ALL_KINDS ? undefined : kindId };
}

/** The part of a view's state that the search reads. */
export interface SearchState {
  values: Record<
    string,
    Record<string, { value?: string | null; selected_option?: { value: string } | null }>
  >;
}
