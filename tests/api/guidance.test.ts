import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadIntentModels } from '../../src/answers/intent/intent-models.ts';
import { process as processMessage } from '../../src/answers/pipeline/pipeline.ts';
import { serveApi } from '../../src/api/api-server.ts';
import { createGuidance } from '../../src/api/guidance.ts';
import { reasonsInWords, whyInWords } from '../../src/api/reasons.ts';
import {
  cardOutput,
  pageOutput,
  passageOutput,
  searchInput,
  searchOutput,
  topicsOutput,
} from '../../src/api/schemas.ts';
import { askedFor, shownPassage, shownText } from '../../src/api/shown-answer.ts';
import { passagesOf } from '../../src/cards/passages.ts';
import { currentPages } from '../../src/catalog/current-pages.ts';
import type { Page } from '../../src/pages/page.ts';
import type { PageHit, PageSearch } from '../../src/search/pages/page-search.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { silent } from '../support/databases.ts';

const catalog = await builtInCatalog();
const models = await loadIntentModels();
const { library } = catalog.current();
const now = () => new Date('2026-11-24T09:00:00Z');
const EVERYBODY = { roots: [] };

function page(id: string, text: string): Page {
  const [root = ''] = id.split('/');
  const passage = {
    headings: ['Handover'],
    anchor: 'handover',
    type: 'paragraph' as const,
    markdown: text,
    text,
  };
  return {
    id,
    root,
    path: `${id.slice(root.length + 1)}.md`,
    title: 'On call',
    url: `https://docs.example.com/${id}`,
    language: 'en',
    updated: '2026-11-01',
    owner: null,
    trail: ['Operations'],
    aliases: [],
    tags: [],
    questions: [],
    passages: [passage, { ...passage, markdown: `${text} **Twice.**`, text: `${text} Twice.` }],
  };
}

const OPEN = page('handbook/oncall', 'Hand over the pager at ten on Monday, with a look at all open alerts.');
const CLOSED = page('security/pager', 'Hand over the pager of the security team at noon on Tuesday.');

/** Finds pages by a word of their text, as surely as can be: what is tested is who may see them. */
const search: PageSearch = {
  size: 2,
  find([{ text }], { roots } = {}) {
    const hits = [OPEN, CLOSED]
      .filter((one) => !roots || roots.has(one.root))
      .filter(() => /pager/.test(text))
      .map(
        (one): PageHit => ({
          page: one,
          score: one === OPEN ? 1 : 0.9,
          reasons: [{ type: 'term', term: 'pager' }],
          passages: one.passages.map((passage, at) => ({ passage, at, score: 1 - at / 2 })),
        }),
      );
    return { hits, confidence: hits.length > 0 ? 0.9 : 0 };
  },
  page: (id) => [OPEN, CLOSED].find((one) => one.id === id),
};
const pages = () =>
  currentPages(search, [
    { id: 'handbook', name: 'Handbook', channels: [], groups: [] },
    { id: 'security', name: 'Security', channels: ['C1'], groups: [] },
  ]);

const guidance = createGuidance({ catalog, models, guideUrl: 'https://guide.example.com/', now });
const withPages = createGuidance({ catalog, models, pages, guideUrl: undefined, now });
const ask = (question: string, more: object = {}) =>
  guidance.search(searchInput.parse({ question, ...more }), EVERYBODY);

describe('the search for programs', () => {
  it.each([
    'how do we roll back a bad model?',
    'our data is a mess',
    'what is drift?',
    'prod is down, what now?',
    'how do I repot a zanzibar orchid?',
    'hello',
    'wie machen wir ein rollback von einem modell?',
    'how much does a lead devops engineer earn, and how do I ask for a raise?',
  ])('gives the order, decision and reasons of the bot for “%s”', async (question) => {
    const found = await ask(question, { limit: 10 });
    const processed = await processMessage(question, [], catalog.current(), models);
    const { decision, retrieved, understanding } = processed;
    expect(found).toMatchObject({
      decision: decision.type,
      confidence: Number(decision.confidence.toFixed(4)),
      intent: askedFor(decision, understanding.urgent),
      text: shownText(decision, library),
      why: whyInWords(processed, library),
    });
    expect(found.results.map(({ id, score, why }) => [id, score, why])).toEqual(
      retrieved.read.hits.map(({ card, score, reasons }) => [
        card.id,
        Number(score.toFixed(4)),
        reasonsInWords(reasons),
      ]),
    );
    const shown = shownPassage(decision);
    expect(
      found.passage && {
        card: found.passage.source,
        heading: found.passage.heading,
        text: found.passage.text,
      },
    ).toEqual(shown ?? null);
    expect(searchOutput.parse(found)).toEqual(found);
  });

  it('lists no more than was asked for, and the same first', async () => {
    const all = await ask('our data is a mess', { limit: 10 });
    const few = await ask('our data is a mess', { limit: 2 });
    expect(few.results).toEqual(all.results.slice(0, 2));
    expect({ ...few, results: [] }).toEqual({ ...all, results: [] });
  });

  it('names the place in the guide that a card comes from, where the guide can be read', async () => {
    const { passage } = await ask('how do we roll back a bad model?');
    expect(passage?.address).toMatch(/^https:\/\/guide\.example\.com\/#[a-z-]+$/);
  });

  it('reads texts that would be hard on it as Slack’s are read', async () => {
    for (const question of ['<'.repeat(8000), `${'a '.repeat(4000)}`, '\u0000\u202e\ud800', '{"q":1}'])
      expect(searchOutput.safeParse(await ask(question)).success).toBe(true);
  });
});

describe('cards for programs', () => {
  it('are whole, each with its passages in order', () => {
    for (const card of library.cards) {
      const whole = guidance.card(card.id);
      expect(cardOutput.parse(whole)).toEqual(whole);
      expect(whole.sections.map(({ heading }) => heading)).toEqual(
        card.sections.map(({ heading }) => heading),
      );
    }
    const [card] = library.cards;
    const read: string[] = [];
    for (let id: string | null = `${card?.id}:0`; id !== null; ) {
      const passage = guidance.passage(id, EVERYBODY);
      expect(passageOutput.parse(passage)).toEqual(passage);
      read.push(passage.markdown);
      id = passage.after;
    }
    expect(card && read).toEqual(card && passagesOf(card).map(({ markdown }) => markdown));
  });

  it('are listed by kind and topic', () => {
    const all = guidance.topics(undefined, EVERYBODY);
    expect(topicsOutput.parse(all)).toEqual(all);
    for (const { id, cards } of [...all.kinds, ...all.topics])
      expect(guidance.topics(id, EVERYBODY).cards).toHaveLength(cards);
  });
});

describe('a team’s own pages for programs', () => {
  const find = (roots: string[]) =>
    withPages.search(searchInput.parse({ question: 'when do we hand over the pager?' }), { roots });

  it('answer where they are likely to, with their address', async () => {
    const found = await find([]);
    expect(searchOutput.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      answered: true,
      decision: 'page',
      passage: {
        id: 'page:handbook/oncall:0',
        type: 'page',
        source: 'handbook/oncall',
        heading: 'Handover',
        address: 'https://docs.example.com/handbook/oncall#handover',
        cite: '“On call”, Handover (Handbook, https://docs.example.com/handbook/oncall#handover)',
      },
      pages: [{ id: 'handbook/oncall', root: 'Handbook', why: 'pager' }],
    });
  });

  it('are hidden from those who may not see them, wherever they would show', async () => {
    expect(JSON.stringify(await find([]))).not.toMatch(/security/i);
    expect(withPages.topics(undefined, EVERYBODY).roots).toEqual([{ id: 'handbook', name: 'Handbook' }]);
    for (const read of [
      () => withPages.page('security/pager', EVERYBODY),
      () => withPages.passage('page:security/pager:0', EVERYBODY),
    ])
      expect(read).toThrow('There is no page with the id “security/pager” that you may read');
    // Which pages exist must not be told from how it is said.
    expect(() => withPages.page('security/none', EVERYBODY)).toThrow(
      'There is no page with the id “security/none” that you may read',
    );
  });

  it('are found by a token whose setting names their root', async () => {
    const reader = { roots: ['security'] };
    expect((await find(['security'])).pages.map(({ id }) => id)).toEqual([
      'handbook/oncall',
      'security/pager',
    ]);
    const whole = withPages.page('security/pager', reader);
    expect(pageOutput.parse(whole)).toEqual(whole);
    expect(whole.passages.map(({ id }) => id)).toEqual(['page:security/pager:0', 'page:security/pager:1']);
    const first = withPages.passage('page:security/pager:0', reader);
    expect(passageOutput.parse(first)).toEqual(first);
    expect([first.before, first.after]).toEqual([null, 'page:security/pager:1']);
    expect(withPages.topics(undefined, reader).roots).toHaveLength(2);
  });

  it('are given over HTTP to such a token alone, by tools and by address', async () => {
    const tokens = [
      { name: 'laptop', token: 'a'.repeat(32), roots: [] },
      { name: 'ci', token: 'b'.repeat(32), roots: ['security'] },
    ];
    const { port, close } = await serveApi({
      port: 0,
      address: '127.0.0.1',
      hosts: ['127.0.0.1'],
      tokens,
      requestsPerMinute: 100,
      guidance: withPages,
      version: '1',
      log: silent,
      now,
    });
    onTestFinished(close);
    const seen = await Promise.all(
      tokens.map(async ({ token }) => {
        const headers = { authorization: `Bearer ${token}` };
        const read = await fetch(`http://127.0.0.1:${port}/api/pages/security/pager`, { headers });
        const client = new Client({ name: 'agent', version: '1' });
        const url = new URL(`http://127.0.0.1:${port}/mcp`);
        await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
        const found = await client.callTool({ name: 'get_page', arguments: { id: 'security/pager' } });
        await client.close();
        return [read.status, found.isError ?? false];
      }),
    );
    expect(seen).toEqual([
      [404, true],
      [200, false],
    ]);
  });
});
