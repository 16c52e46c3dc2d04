import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../src/cards/markdown.ts';
import { createRateLimiter } from '../src/nudges/delivery/rate-limiter.ts';
import { readZone } from '../src/people/time-zone.ts';
import { wordsOf } from '../src/search/language/words.ts';
import { createFairShare } from '../src/slack/admission/fair-share.ts';
import { createCooldown } from '../src/slack/kit/cooldown.ts';
import { createExpiring } from '../src/slack/kit/expiring.ts';
import { createLatestOnly } from '../src/slack/kit/latest-only.ts';
import { createOneRun } from '../src/slack/kit/one-run.ts';

const SRC = resolve(import.meta.dirname, '../src');

/** Everything that a running process keeps and adds to: `file name`, and what bounds it. A new one needs a row here. */
const KEPT: Record<string, string> = {
  'under-way.ts open': 'what is being posted right now, eight nudges at a time and a few suggestions',
  'answers/in-order.ts latest': 'a number of subjects; the oldest go',
  'answers/in-order.ts open': 'what is being answered right now',
  'answers/inbox-processor.ts answeredUnstored': 'a number of messages; the oldest go',
  'answers/inbox-processor.ts claimed': 'a number of messages; the oldest go',
  'answers/inbox-processor.ts claiming': 'what is being claimed right now',
  'answers/inbox-processor.ts underWay': 'what is being answered right now',
  'answers/learned-verdicts.ts known': 'questions with feedback, which the database keeps for 90 days',
  'answers/proactive.ts on': 'channels that are switched on',
  'answers/why.ts ownTexts': 'cards, weakly',
  'answers/why.ts rarities': 'libraries, weakly',
  'authoring/card-previews.ts listeners': 'open pages of the playground',
  'cards/markdown.ts remembered': 'a number of texts; the oldest go',
  'nudges/delivery/rate-limiter.ts channels': 'channels of the last second',
  'nudges/delivery/send-due-nudges.ts inHand': 'what is being sent right now',
  'nudges/notices/send-notices.ts inHand': 'what is being sent right now',
  'nudges/rules/holidays.ts kept': 'regions that exist, and years in which nudges came',
  'pages/sources/notes.ts reasons': 'reasons, of which there are a few, and files that have them',
  'pages/sources/open-pages.ts fetched': 'roots',
  'pages/sources/open-pages.ts last': 'roots',
  'pages/sources/open-pages.ts listeners': 'whoever makes the pages searchable',
  'pages/sources/open-pages.ts said': 'roots',
  'pages/sources/open-pages.ts timers': 'roots',
  'pages/sources/open-pages.ts watches': 'roots',
  'pages/sources/reader/page-cache.ts made': 'folders of the cache, 256 at most',
  'pages/sources/root-pages.ts known': 'files of a root, at most 200,000',
  'pages/sources/root-pages.ts pages': 'pages of a root',
  'people/time-zone.ts zones': 'time zones that exist',
  'people/turns.ts underWay': 'what is being done right now',
  'search/autocomplete.ts wordsByLibrary': 'libraries, weakly',
  'search/decision/reasons.ts remembered': 'cards, weakly',
  'search/decision/stated.ts remembered': 'cards, weakly',
  'search/language/stem.ts stems': 'filled once',
  'search/language/words.ts seen': 'a number of short words; then it begins anew',
  'search/pages/dictionary.ts ofPlain': 'twice the words that pages have; then it begins anew',
  'search/pages/dictionary.ts tokens': 'twice the words that pages have; then it begins anew',
  'search/pages/languages.ts seen': 'a number of words; then it begins anew',
  'search/pages/neighbors.ts remembered': 'a number of words; then it begins anew',
  'search/pages/page-spelling.ts always': 'the words of the vocabulary',
  'search/pages/page-spelling.ts stems': 'the words of the vocabulary',
  'slack/admission/fair-share.ts buckets': 'a number of people; whoever has been quiet for longest goes',
  'slack/answers/agent-chats.ts agents': 'workspaces',
  'slack/answers/agent-chats.ts withoutSessions': 'workspaces',
  'slack/checklists/checklist-redraw.ts running': 'lists that changed within seconds',
  'slack/home/home-tabs.ts openedAt': 'a number of people; the oldest go',
  'slack/kit/audience.ts known': 'a number of channels; the oldest go',
  'slack/kit/channel-members.ts channelsOf': 'clients, weakly; a number of channels each',
  'slack/kit/cooldown.ts started': 'a number of keys; the oldest go',
  'slack/kit/expiring.ts known': 'a number of keys; the oldest go',
  'slack/kit/in-flight.ts open': 'requests that are being handled right now',
  'slack/kit/latest-only.ts windows': 'a number of windows; the oldest go',
  'slack/kit/one-run.ts runs': 'a number of keys; the oldest go',
  'slack/kit/page-access.ts groups': 'a number of user groups; the oldest go',
  'slack/kit/page-access.ts not': 'a number of people and places; the oldest go',
  'slack/kit/requests/read-request.ts latest': 'a number of messages; the oldest go',
  'slack/kit/standing.ts known': 'a number of people; the oldest go',
  'slack/kit/waiting-forms.ts waiting': 'forms that are being handled right now',
  'slack/nudges/quiet-times.ts notBefore': 'workspaces',
  'store/forgotten.ts deletedAt':
    'people who deleted everything within the last hour, with the next one’s deletion',
  'store/forgotten.ts underWay': 'what is being written right now',
  'store/lock.ts held': 'data folders that are open',
};

/** Functions that make something which lives as long as the process. */
const LIVES_ON =
  /^(create(?!Glossary|Library|CardIndexer|SpellingIndex|KindFinder|CardLanguagesBuilder|EvidenceReader)|start|open|track|connect)/;
const CONTAINER =
  /^( {0,2})(?:const|let) ([a-z]\w*)(?:: [^=]+)? = (?:new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\);|createExpiring)/;

function keptInSources(): string[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  return files
    .filter((path) => path.endsWith('.ts') && !path.startsWith('tools/'))
    .flatMap((path) => {
      let inside = '';
      return readFileSync(join(SRC, path), 'utf8')
        .split('\n')
        .flatMap((line) => {
          inside = /^(?:export )?(?:async )?function (\w+)/.exec(line)?.[1] ?? inside;
          if (line.startsWith('}') && !/^\}.*\{$/.test(line)) inside = '';
          const [, indent, name = ''] = CONTAINER.exec(line) ?? [];
          const livesOn = indent === '' ? inside === '' : indent !== undefined && LIVES_ON.test(inside);
          return livesOn ? [`${path} ${name}`] : [];
        });
    });
}

it('Everything that a process keeps in memory has a bound', () => {
  expect(keptInSources().toSorted()).toEqual(Object.keys(KEPT).toSorted());
});

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;

function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const TIMES = 30_000;
/** Far less than that many keys of a kilobyte take. */
const MOST_BYTES = 12e6;
/** A text that has not come before. V8 writes it out in memory, as it does with what comes from Slack. */
const fresh = (nth: number) => Buffer.from(`${nth} `.padEnd(1000, `word${nth} `)).toString();

const FREE = {
  store: { budgets: { takeTurn: async () => ({ type: 'free' as const, waitMs: 0 }), hold: async () => {} } },
  team: 'T1',
  log: { warn: () => {} },
};

const USES: Record<string, () => (nth: number) => unknown> = {
  'the words of messages': () => (nth) => wordsOf(`${'x'.repeat(900)}${nth}`),
  'time zones that people type': () => (nth) => readZone(fresh(nth)),
  'the shares of people': () => {
    const share = createFairShare(30);
    return (nth) => share.admit(fresh(nth), nth);
  },
  'what is known for a while': () => {
    const known = createExpiring<number>(1000);
    return (nth) => known.set(fresh(nth), nth, nth, 60_000);
  },
  'double clicks': () => {
    const cooldown = createCooldown(60_000, () => new Date(0));
    return (nth) => cooldown.start(fresh(nth));
  },
  'the outcomes of forms': () => {
    const once = createOneRun<number>(() => true);
    return (nth) => once(fresh(nth), async () => nth);
  },
  'what is typed in windows': () => {
    const latest = createLatestOnly<number>(async () => {}, { warn: () => {} });
    return (nth) => latest.typed(fresh(nth), '1.1', nth);
  },
  'the channels that nudges went to': () => {
    const pace = createRateLimiter(FREE, { perMinute: Number.POSITIVE_INFINITY, perChannelMs: 1 });
    return (nth) => pace.acquire(fresh(nth), new AbortController().signal);
  },
};

describe('Memory does not grow with', () => {
  it.each(Object.entries(USES))('%s', async (_, start) => {
    const use = start();
    for (let nth = 0; nth < 1000; nth += 1) await use(nth);
    const before = heap();
    for (let nth = 1000; nth < TIMES; nth += 1) await use(nth);
    expect(heap() - before).toBeLessThan(MOST_BYTES);
    // The use itself must not be collected before it is measured.
    await use(0);
  });

  it('the Markdown of cards that change', () => {
    for (let nth = 0; nth < 2000; nth += 1) parseMarkdown(`text ${nth}`);
    const before = heap();
    for (let nth = 2000; nth < 6000; nth += 1) parseMarkdown(`text ${nth}`);
    expect(heap() - before).toBeLessThan(MOST_BYTES / 2);
  });
});
