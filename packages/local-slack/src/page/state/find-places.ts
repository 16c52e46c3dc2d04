/** What the quick switcher finds. Pure: state and query in, places and messages out. */
import type { Channel, Message, PageState, Person } from '../../protocol.ts';
import { plainText } from '../text/mrkdwn.ts';
import { channelTitle } from './workspace.tsx';

export type Place =
  | { type: 'channel'; channel: Channel; title: string }
  /** Somebody with whom there are no direct messages yet. */
  | { type: 'person'; person: Person; title: string };

export type Found = Place | { type: 'message'; message: Message; text: string };

const MOST_PLACES = 12;
const MOST_MESSAGES = 8;
/** With a single letter, nearly every message would be found. */
const SHORTEST_SEARCH = 2;

/** Channels, direct messages and people by name, then the newest messages with all words of the query. */
export function findPlaces(state: PageState, query: string): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (text: string) => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
  const places = [...channelsOf(state), ...peopleOf(state)].filter(({ title }) => matches(title));
  return [...places.slice(0, MOST_PLACES), ...messagesWith(state, matches, words)];
}

function channelsOf(state: PageState): Place[] {
  const rank = ({ kind, id }: Channel) => (kind !== 'dm' ? 0 : id === state.botDmChannel ? 1 : 2);
  return state.channels
    .toSorted((a, b) => rank(a) - rank(b))
    .map((channel) => ({ type: 'channel', channel, title: channelTitle(state, channel) }));
}

function peopleOf(state: PageState): Place[] {
  const known = new Set(
    state.channels.filter(({ kind }) => kind === 'dm').flatMap(({ memberIds }) => memberIds),
  );
  return state.people
    .filter(({ id, isBot, deactivated }) => id !== state.me.id && !isBot && !deactivated && !known.has(id))
    .map((person) => ({ type: 'person', person, title: person.realName }));
}

function messagesWith(state: PageState, matches: (text: string) => boolean, words: string[]): Found[] {
  if (words.join('').length < SHORTEST_SEARCH) return [];
  const names = (id: string) =>
    state.people.find((one) => one.id === id)?.realName ??
    state.channels.find((one) => one.id === id)?.name ??
    id;
  return state.messages
    .map((message) => ({ message, text: plainText(message.text, names).replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => matches(text))
    .reverse()
    .slice(0, MOST_MESSAGES)
    .map((found) => ({ type: 'message', ...found }));
}
