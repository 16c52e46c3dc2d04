import { setTimeout as delay } from 'node:timers/promises';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { HomeContents } from '../../answers/home-contents.ts';
import type { Log } from '../../log.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import type { Person } from '../../people/person.ts';
import { createLatestOnly } from '../kit/latest-only.ts';
import type { Workspace } from '../kit/workspace.ts';
import { nudgesSection } from '../nudges/nudge-status-view.ts';
import { homeView, type Personal } from './home-view.ts';

/** What a person waits for before the tab shows what is in memory, in ms. As a rule the database is faster. */
const QUICK_MS = 250;

/** For how long a tab counts as being looked at, in ms. Whoever comes back later opens it anew, and Slack says so. */
const LOOKED_AT_MS = 60 * 60_000;
const REMEMBERED = 1000;

export interface HomeTabs {
  /** Shows the tab to a person: what is in memory at once, and what is their own as soon as it is there. */
  open(workspace: Workspace, person: Person): Promise<void>;
  /** Shows it anew to a person who has it open, after something on it has changed; never rejects. */
  refresh(workspace: Workspace, person: Person): Promise<void>;
}

export interface HomeTabsDeps {
  answers: Pick<AnswerService, 'library' | 'cardForToday'>;
  contents: { homeContents(person: Person, curator: boolean): Promise<HomeContents> };
  nudges: Pick<Nudges, 'status'>;
  log: Log;
  now: () => Date;
  /** Slack's ids of those who look after the cards. */
  curators: readonly string[];
}

interface Page {
  workspace: Workspace;
  person: Person;
  personal: Personal;
}

export function createHomeTabs(deps: HomeTabsDeps): HomeTabs {
  const { answers, log, now } = deps;
  const lookedAt = new Map<string, number>();
  const keyOf = ({ team, userId }: Person) => `${team} ${userId}`;

  const show = createLatestOnly<Page>(async ({ workspace, person, personal }) => {
    const library = answers.library();
    const view = homeView({ library, today: answers.cardForToday(person), personal });
    await workspace.client.views.publish({ user_id: person.userId, view });
  }, log);
  let turns = 0;

  const publish = (turn: number, page: Page) => show.typed(keyOf(page.person), String(turn), page);

  return {
    async open(workspace, person) {
      lookedAt.delete(keyOf(person));
      lookedAt.set(keyOf(person), now().getTime());
      for (const oldest of lookedAt.keys().take(Math.max(0, lookedAt.size - REMEMBERED)))
        lookedAt.delete(oldest);
      turns += 1;
      const turn = turns;
      const personal = lookUp(person, deps);
      const quick = await Promise.race([personal, delay(QUICK_MS, undefined, { ref: false })]);
      if (quick === undefined) {
        // The whole page comes after it, or fails for itself.
        await publish(turn, { workspace, person, personal: { type: 'coming' } }).catch((error: unknown) =>
          log.warn({ err: error }, 'a Home tab could not begin with what is in memory'),
        );
      }
      await publish(turn, { workspace, person, personal: quick ?? (await personal) });
    },

    async refresh(workspace, person) {
      const since = lookedAt.get(keyOf(person));
      if (since === undefined || now().getTime() - since > LOOKED_AT_MS) return;
      turns += 1;
      const turn = turns;
      try {
        await publish(turn, { workspace, person, personal: await lookUp(person, deps) });
      } catch (error) {
        log.warn({ err: error }, 'a Home tab could not be shown anew');
      }
    },
  };
}

async function lookUp(person: Person, deps: HomeTabsDeps): Promise<Personal> {
  const { contents, nudges, curators, log } = deps;
  try {
    const known = await contents.homeContents(person, curators.includes(person.userId));
    const status = await nudges.status({ type: 'person', ...person });
    return { type: 'known', contents: known, nudges: nudgesSection(status) };
  } catch (error) {
    log.warn({ err: error }, 'the database is away: what is a person’s own is left out of their Home tab');
    return { type: 'away' };
  }
}
