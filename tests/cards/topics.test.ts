import { describe, expect, it } from 'vitest';
import { KINDS_FILE } from '../support/cards.ts';
import { loadFolders } from './load-folders.ts';
import { cardNamed } from './rules/card-set.ts';

const TOPICS = (id: string) => `format: 1
topics:
  - id: ${id}
    name: Agents and LLMs
    words: [agents]
    emoji: ":robot_face:"
    about: What agents need.
`;
const ONE = cardNamed('one', { related: '[practices/two]', topics: '[agents-and-llms]' });
const TWO = cardNamed('two', { related: '[practices/one]' });
const CARDS = { 'kinds.yaml': KINDS_FILE, 'practices/one.md': ONE, 'practices/two.md': TWO };

describe('topics', () => {
  it('have the cards that name them', async () => {
    const { library, problems } = await loadFolders(
      { ...CARDS, 'topics.yaml': TOPICS('agents-and-llms') },
      {},
    );
    expect(problems).toEqual([]);
    expect(library?.topic('agents-and-llms')?.name).toBe('Agents and LLMs');
    expect(library?.ofTopic('agents-and-llms').map(({ id }) => id)).toEqual(['practices/one']);
  });

  it('may be added by a team', async () => {
    const { library, problems } = await loadFolders(CARDS, { 'topics.yaml': TOPICS('agents-and-llms') });
    expect(problems).toEqual([]);
    expect(library?.topics).toHaveLength(1);
  });

  it('that do not exist are named with their line', async () => {
    const { problems } = await loadFolders({ ...CARDS, 'topics.yaml': TOPICS('pay') }, {});
    expect(problems).toEqual([
      'knowledge/practices/one.md:11  "agents-and-llms" is not a topic.  Use one of pay, or add the topic to topics.yaml.',
    ]);
    expect((await loadFolders(CARDS, {})).problems).toEqual([
      'knowledge/practices/one.md:11  "agents-and-llms" is not a topic.  Add the topic to topics.yaml.',
    ]);
  });

  it('can not be described twice', async () => {
    const topics = TOPICS('agents-and-llms');
    const { problems } = await loadFolders({ ...CARDS, 'topics.yaml': topics }, { 'topics.yaml': topics });
    expect(problems).toEqual([
      'ours/topics.yaml:3  the topic "agents-and-llms" already exists.  Give it a different id; cards of an existing topic need no entry here.',
    ]);
  });
});
