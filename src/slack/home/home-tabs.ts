import { setTimeout as delay } from 'node:timers/promises';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { HomeContents } from '../../answers/home-contents.ts';
import type { Log } from '../../log.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import type { PathService } from '../../path/path-service.ts';
import type { Person } from '../../people/person.ts';
import { createLatestOnly } from '../kit/latest-only.ts';
import { pauseBefore } from '../kit/retry.ts';
import type { Workspace } from '../kit/workspace.ts';
import { nudgesSection } from '../nudges/nudge-status-view.ts';
import { firstDaysSection } from '../path/first-days-view.ts';
import { pathSection } from '../path/path-view.ts';
import { homeView, type Personal } from './home-view.ts';

/** How long to wait for the database before the tab shows what is in memory, in ms. Usually the database is faster. */
const QUICK_MS = 250;

/** How long to wait before a tab that could not be shown is tried once more, in ms, unless Slack asks for longer. */
const AGAIN_MS = 3000;

/** How long a tab counts as open, in ms. Anyone who comes back later opens it again, and Slack reports that. */
const OPEN_MS = 60 * 60_000;
/** How many open tabs to remember. */
const REMEMBERED = 1000;

export interface HomeTabs {
  /** Shows the tab to a person: immediately what is in memory, then their own things as soon as they are there. */
  open(workspace: Workspace, person: Person): Promise<void>;
  /**
   * Updates the tab for a person who has it open, after something on it may have changed. Never rejects.
   * @param seen whether they clicked on it, so that it is open although another process may have opened it
   */
  refresh(workspace: Workspace, person: Person, seen?: boolean): Promise<void>;
}

export interface HomeTabsDeps {
  answers: Pick<AnswerService, 'library' | 'cardForToday'>;
  contents: { homeContents(person: Person, curator: boolean): Promise<HomeContents> };
  nudges: Pick<Nudges, 'status' | 'stopped'>;
  path: Pick<PathService, 'status'>;
  log: Log;
  now: () => Date;
  /** Slack's user ids of the curators. */
  curators: readonly string[];
}

interface Page {
  workspace: Workspace;
  person: Person;
  personal: Personal;
}

export function createHomeTabs(deps: HomeTabsDeps): HomeTabs {
  const { answers, log, now } = deps;
  const openedAt = new Map<string, number>();
  const keyOf = ({ team, userId }: Person) => `${team} ${userId}`;

  const show = createLatestOnly<Page>(async ({ workspace, person, personal }) => {
    const library = answers.library();
    const view = homeView({ library, today: answers.cardForToday(person), personal });
    await workspace.retryingClient.views.publish({ user_id: person.userId, view });
  }, log);
  let turns = 0;
  const noteOpen = (person: Person) => {
    openedAt.delete(keyOf(person));
    openedAt.set(keyOf(person), now().getTime());
    for (const oldest of openedAt.keys().take(Math.max(0, openedAt.size - REMEMBERED)))
      openedAt.delete(oldest);
  };

  const publish = (turn: number, page: Page) => show.typed(keyOf(page.person), String(turn), page);

  return {
    async open(workspace, person) {
      noteOpen(person);
      turns += 1;
      const turn = turns;
      const personal = lookUp(person, deps);
      const quick = await Promise.race([personal, delay(QUICK_MS, undefined, { ref: false })]);
      if (quick === undefined) {
        // The full tab follows below, so a failure here is only logged.
        await publish(turn, { workspace, person, personal: { type: 'coming' } }).catch((error: unknown) =>
          log.warn(
            { event: 'home.first_view_failed', err: error },
            'could not show a Home tab with what is in memory',
          ),
        );
      }
      const page = { workspace, person, personal: quick ?? (await personal) };
      try {
        await publish(turn, page);
      } catch (error) {
        const pauseMs = pauseBefore(2, error);
        if (pauseMs === undefined) throw error;
        log.warn({ event: 'home.not_shown', err: error }, 'could not show a Home tab; trying once more');
        // Nobody can be told of it but by the tab itself. What was shown meanwhile is newer, and stays.
        await delay(Math.max(pauseMs, AGAIN_MS), undefined, { ref: false });
        await publish(turn, page);
      }
    },

    async refresh(workspace, person, seen = false) {
      if (seen) noteOpen(person);
      const since = openedAt.get(keyOf(person));
      if (since === undefined || now().getTime() - since > OPEN_MS) return;
      turns += 1;
      const turn = turns;
      try {
        await publish(turn, { workspace, person, personal: await lookUp(person, deps) });
      } catch (error) {
        log.warn({ event: 'home.refresh_failed', err: error }, 'could not refresh a Home tab');
      }
    },
  };
}

async function lookUp(person: Person, deps: HomeTabsDeps): Promise<Personal> {
  const { answers, contents, nudges, path, curators, log } = deps;
  try {
    const curator = curators.includes(person.userId);
    const known = await contents.homeContents(person, curator);
    const status = await nudges.status({ type: 'person', ...person });
    const onPath = await path.status(person);
    const library = answers.library();
    return {
      type: 'known',
      contents: known,
      nudges: nudgesSection(status),
      firstDays: firstDaysSection(onPath.firstDays, library),
      path: pathSection(onPath, library),
      stopped: curator ? await nudges.stopped(person.team) : undefined,
    };
  } catch (error) {
    log.warn(
      { event: 'home.not_personal', err: error },
      'database unavailable; showing the Home tab without the person’s own things',
    );
    return { type: 'away' };
  }
}
