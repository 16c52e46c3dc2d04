import type { Verdict } from '../../search/decision/verdict-weight.ts';
import type { Search, SearchResult } from '../../search/search-types.ts';
import type { Understanding } from './understand.ts';

/** What was found for a message. */
export interface Retrieved {
  /** For its own words alone. */
  own: SearchResult;
  /** For the message as it is meant: with the thread, where there is one. */
  read: SearchResult;
}

/** How deep the ranking is looked into. */
const DEPTH = 10;

/** A message of a thread is left out when next to nothing in it is about any card. */
const ABOUT_A_CARD = 0.15;
/** Messages of a long thread that are looked at one by one: the first, and the last ones. */
const MOST_MESSAGES = 24;

/** Finds cards and passages. @param verdicts what people said about cards as answers to a text, by card id */
export function retrieve(
  { text, thread }: Understanding,
  search: Search,
  verdicts: (text: string) => ReadonlyMap<string, Verdict> | undefined = () => undefined,
): Retrieved {
  const find = (asked: string, limit = DEPTH) => {
    const said = verdicts(asked);
    return search.find(asked, { limit, ...(said && { verdicts: said }) });
  };
  const own = find(text);
  if (thread.length === 0) return { own, read: own };
  const [first = '', ...others] = thread;
  const looked = [first, ...others.slice(1 - MOST_MESSAGES)];
  const onTopic = looked.filter((said) => said.trim() !== '' && find(said, 1).confidence >= ABOUT_A_CARD);
  return { own, read: find([...onTopic, text].join('\n')) };
}
