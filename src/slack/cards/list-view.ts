import type { types } from '@slack/bolt';
import type { Card, Kind } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { actions, type Block, button, context, header, modal, type Reply, reply } from '../kit/blocks.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { ACTIONS, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { cardRow } from './card-rows.ts';
import { ABOUT_TOPIC, CHOOSE_TOPIC, cardCount, NEXT, PREVIOUS, pageLabel, rangeOf } from './words.ts';

/** How many cards one page shows: with more, a phone scrolls forever. */
const PAGE = 8;

/** Cards that are listed together. */
export interface CardList {
  /** A kind's id, or a topic after `#`. */
  id: string;
  name: string;
  /** mrkdwn */
  about: string;
  cards: readonly Card[];
  /** Whether they are of several kinds, so that each card names its own. */
  mixed: boolean;
}

/** The list with this id; undefined if there is no such kind, or no card on such a topic. */
export function cardListOf(id: string, library: Library): CardList | undefined {
  const kind = library.kind(id);
  if (kind) return listOfKind(kind, library);
  const topic = id.startsWith('#') ? id.slice(1) : undefined;
  const cards = library.cards.filter((card) => topic !== undefined && card.tags.includes(topic));
  if (topic === undefined || cards.length === 0) return undefined;
  return { id, name: topicName(topic), about: ABOUT_TOPIC, cards, mixed: true };
}

/** Topics that are not spelled as their tags. */
const SPELLED = new Map(
  Object.entries({
    aiops: 'AIOps',
    api: 'API',
    aws: 'AWS',
    'ci-cd': 'CI/CD',
    'cloud-native': 'Cloud-native',
    devsecops: 'DevSecOps',
    gpu: 'GPU',
    llm: 'LLM',
    mlops: 'MLOps',
    'on-call': 'On-call',
    slo: 'SLO',
  }),
);

/** `data-quality` as people read it. */
function topicName(topic: string): string {
  const spelled = SPELLED.get(topic);
  if (spelled) return spelled;
  const words = topic.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A menu of the topics with the most cards, sorted by name; undefined if no card names a topic. */
export function topicMenu(library: Library): types.StaticSelect | undefined {
  const counts = new Map<string, number>();
  for (const tag of library.cards.flatMap((card) => card.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const options = [...counts]
    .toSorted(([a, many], [b, more]) => more - many || a.localeCompare(b, 'en'))
    .slice(0, LIMITS.options)
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([tag, count]): types.PlainTextOption => {
      const text = shorten(`${topicName(tag)} (${count})`, LIMITS.optionText);
      return { text: { type: 'plain_text', text }, value: `#${tag}` };
    });
  if (options.length === 0) return undefined;
  return {
    type: 'static_select',
    action_id: ACTIONS.browseTopic,
    placeholder: { type: 'plain_text', text: CHOOSE_TOPIC },
    options,
  };
}

/** The cards of a list, one page at a time. @param page from 0; beyond the end, it shows the last page */
export function cardListView(list: CardList, library: Library, page: number): Reply {
  const titles = list.cards.map((card) => card.title).join('; ');
  return reply(escapeText(`${list.name}: ${titles}`), () => listBlocks(list, library, page));
}

/**
 * The same in a modal.
 * @param channel where its cards can be shared; empty if there is none
 */
export function cardListModal(list: CardList, library: Library, page: number, channel = ''): types.ModalView {
  return modal(VIEWS.list, list.name, listBlocks(list, library, page), JSON.stringify({ channel }));
}

/** The cards of a kind, one page at a time. */
export function listView(kind: Kind, library: Library, page: number): Reply {
  return cardListView(listOfKind(kind, library), library, page);
}

/** The same in a modal. */
export function listModal(kind: Kind, library: Library, page: number, channel = ''): types.ModalView {
  return cardListModal(listOfKind(kind, library), library, page, channel);
}

function listOfKind(kind: Kind, library: Library): CardList {
  const about = `${kind.emoji} ${escapeText(kind.about)}`;
  return { id: kind.id, name: kind.name, about, cards: library.ofKind(kind.id), mixed: false };
}

function listBlocks(list: CardList, library: Library, wanted: number): Block[] {
  const { cards } = list;
  const pages = Math.max(1, Math.ceil(cards.length / PAGE));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const shown = cards.slice(page * PAGE, (page + 1) * PAGE);
  const turn = (text: string, to: number, index: number) =>
    button(text, {
      action: ACTIONS.browsePage,
      value: `${list.id} ${to}`,
      index,
      label: pageLabel(text, list.name),
    });
  const turns = [
    ...(page > 0 ? [turn(PREVIOUS, page - 1, 0)] : []),
    ...(page < pages - 1 ? [turn(NEXT, page + 1, 1)] : []),
  ];
  return [
    header(list.name),
    context(
      list.about,
      pages > 1
        ? rangeOf(page * PAGE + 1, page * PAGE + shown.length, cards.length)
        : cardCount(cards.length),
    ),
    ...shown.map((card) => cardRow(card, '', list.mixed ? library : undefined)),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ];
}

/** What a page button's value says; undefined for anything else. @returns the list's id and the page */
export function readPage(value: string | undefined): { listId: string; page: number } | undefined {
  const match = /^(\S+) (\d{1,4})$/.exec(value ?? '');
  return match?.[1] ? { listId: match[1], page: Number(match[2]) } : undefined;
}
