import type { types } from '@slack/bolt';
import type { Card, Kind, Topic } from '../../cards/card.ts';
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
  /** A kind's id, a topic's id after `topic:`, or a tag after `#`. */
  id: string;
  name: string;
  /** As Slack writes it: `:bulb:`. Empty for a tag. */
  emoji: string;
  /** mrkdwn */
  about: string;
  cards: readonly Card[];
  /** Whether they are of several kinds, so that each card names its own. */
  mixed: boolean;
}

/** The id of the list of a topic's cards. */
export const topicListId = ({ id }: Topic) => `topic:${id}`;

/** The list with this id; undefined if there is no such kind or topic, or no card with such a tag. */
export function cardListOf(id: string, library: Library): CardList | undefined {
  const kind = library.kind(id);
  if (kind) return listOfKind(kind, library);
  const topic = library.topics.find((one) => topicListId(one) === id);
  if (topic) return listOfTopic(topic, library);
  const tag = id.startsWith('#') ? id.slice(1) : undefined;
  const cards = library.cards.filter((card) => tag !== undefined && card.tags.includes(tag));
  if (tag === undefined || cards.length === 0) return undefined;
  return { id, name: tagName(tag), emoji: '', about: ABOUT_TOPIC, cards, mixed: true };
}

/** The lists of all kinds, and of the topics across them, that have cards. */
export function cardLists(library: Library): CardList[] {
  return [
    ...library.kinds.map((kind) => listOfKind(kind, library)),
    ...library.topics.map((topic) => listOfTopic(topic, library)),
  ].filter(({ cards }) => cards.length > 0);
}

/** Tags that are not spelled as they are read. */
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
function tagName(tag: string): string {
  const spelled = SPELLED.get(tag);
  if (spelled) return spelled;
  const words = tag.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/**
 * A menu of the topics, then of the tags with the most cards, sorted by name; undefined if no card has any. To readers, a
 * tag is a topic, too.
 */
export function topicMenu(library: Library): types.StaticSelect | undefined {
  const counts = new Map<string, number>();
  for (const tag of library.cards.flatMap((card) => card.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const option = (name: string, count: number, value: string): types.PlainTextOption => ({
    text: { type: 'plain_text', text: shorten(`${name} (${count})`, LIMITS.optionText) },
    value,
  });
  const topics = library.topics
    .map((topic) => listOfTopic(topic, library))
    .filter(({ cards }) => cards.length > 0)
    .slice(0, LIMITS.options)
    .map(({ id, name, cards }) => option(name, cards.length, id));
  const tags = [...counts]
    .toSorted(([a, many], [b, more]) => more - many || a.localeCompare(b, 'en'))
    .slice(0, LIMITS.options - topics.length)
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([tag, count]) => option(tagName(tag), count, `#${tag}`));
  const options = [...topics, ...tags];
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

function listOfKind(kind: Kind, library: Library): CardList {
  const about = `${kind.emoji} ${escapeText(kind.about)}`;
  const { id, name, emoji } = kind;
  return { id, name, emoji, about, cards: library.ofKind(id), mixed: false };
}

function listOfTopic(topic: Topic, library: Library): CardList {
  const about = `${topic.emoji} ${escapeText(topic.about)}`;
  const { name, emoji } = topic;
  return { id: topicListId(topic), name, emoji, about, cards: library.ofTopic(topic.id), mixed: true };
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
