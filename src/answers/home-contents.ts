import type { Card } from '../cards/card.ts';
import type { LiveCatalog } from '../catalog/catalog.ts';
import type { Log } from '../log.ts';
import type { LearningRecords } from '../nudges/records/learning-records.ts';
import { type Progress, progressOf } from '../nudges/rules/progress.ts';
import type { Person } from '../people/person.ts';
import type { RenamedCards } from '../people/renamed-cards.ts';
import type { SeenCards } from '../people/seen-cards.ts';
import { ASKED_IN_PUBLIC } from './question.ts';
import type { CurationRecords, UnansweredQuestion } from './records/curation-records.ts';
import type { KnownCardRecords } from './records/known-card-records.ts';
import type { MistakeReport, ReportRecords } from './records/report-records.ts';
import type { SavedCards, SavedList } from './saved-cards.ts';

/** A card that is new here, or was reviewed again. */
export interface NewCard {
  card: Card;
  what: 'added' | 'reviewed';
  at: Date;
}

/** What the people who look after the cards want to know about the last weeks. */
export interface CurationReport {
  asked: number;
  /** How many questions from all sources got no answer. */
  unanswered: number;
  /** Those of them that were asked in public. */
  questions: UnansweredQuestion[];
  unhelpful: { card: Card; unhelpful: number; helpful: number }[];
  /** What people reported as wrong on cards, the newest first. A card may be gone since. */
  reports: (MistakeReport & { card: Card | undefined })[];
  /** How many reports there are. */
  allReports: number;
}

/** What the database contributes to a person's Home tab. */
export interface HomeContents {
  /** Nothing is stored about them yet: they have not asked, opened or saved anything. */
  firstVisit: boolean;
  saved: SavedList;
  progress: Progress;
  news: NewCard[];
  /** Only for the people who look after the cards. */
  curation: CurationReport | undefined;
}

export interface HomeContentsDeps {
  catalog: Pick<LiveCatalog, 'current'>;
  store: {
    seen: Pick<SeenCards, 'lastSeen'>;
    learning: Pick<LearningRecords, 'items'>;
    knownCards: KnownCardRecords;
    renamedCards: RenamedCards;
    curation: CurationRecords;
    reports: Pick<ReportRecords, 'newest'>;
  };
  saved: Pick<SavedCards, 'savedCards'>;
  log: Pick<Log, 'warn'>;
  now: () => Date;
}

const DAY_MS = 24 * 60 * 60_000;
/** How long a card counts as new. */
const NEWS_DAYS = 30;
const NEWS = 3;
/** How far back the report for the people who look after the cards goes. */
export const CURATION_DAYS = 30;
const CURATION_ROWS = 5;

export interface HomeContentsService {
  /** Throws while the database is unavailable. @param curator whether the person looks after the cards */
  homeContents(person: Person, curator: boolean): Promise<HomeContents>;
  /**
   * Records which cards there are, so that later ones are known to be new, and moves what is stored about a card to its new id.
   * Call it whenever the cards are read.
   */
  noteCards(): Promise<void>;
}

/** Which ids have given way to others; an id that a card still has is nobody's former one. */
function renamesIn(cards: readonly Card[]): { from: string; to: string }[] {
  const ids = new Set(cards.map(({ id }) => id));
  return cards.flatMap(({ id, was = [] }) =>
    was.filter((from) => !ids.has(from)).map((from) => ({ from, to: id })),
  );
}

/** Reads what a person's own page shows. */
export function createHomeContents({
  catalog,
  store,
  saved,
  log,
  now,
}: HomeContentsDeps): HomeContentsService {
  const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);

  const news = async (): Promise<NewCard[]> => {
    const { library } = catalog.current();
    const found = await store.knownCards.news({ since: daysAgo(NEWS_DAYS), limit: NEWS * 3 });
    return found
      .flatMap(({ cardId, what, at }) => {
        const card = library.card(cardId);
        return card ? [{ card, what, at }] : [];
      })
      .slice(0, NEWS);
  };

  const curation = async ({ team }: Person): Promise<CurationReport> => {
    const { library } = catalog.current();
    const since = daysAgo(CURATION_DAYS);
    const { asked, questions: unanswered } = await store.curation.countUnanswered(since);
    const unhelpful = await store.curation.unhelpfulCards({ since, limit: CURATION_ROWS });
    const { reports, all } = await store.reports.newest(team, CURATION_ROWS);
    return {
      reports: reports.map((report) => ({ ...report, card: library.card(report.cardId) })),
      allReports: all,
      asked,
      unanswered,
      questions: await store.curation.unanswered({
        since,
        sources: ASKED_IN_PUBLIC,
        limit: CURATION_ROWS,
      }),
      unhelpful: unhelpful.flatMap(({ cardId, ...counts }) => {
        const card = library.card(cardId);
        return card ? [{ card, ...counts }] : [];
      }),
    };
  };

  return {
    async homeContents(person, curator) {
      const { library } = catalog.current();
      const savedList = await saved.savedCards(person);
      const seen = await store.seen.lastSeen(person);
      const items = await store.learning.items(person);
      const progress = progressOf(
        library.cards.map((card) => card.id),
        seen.keys(),
        items.map((item) => ({ ...item, snoozedUntil: item.snoozedUntil?.toTemporalInstant() ?? null })),
        now().toTemporalInstant(),
      );
      return {
        firstVisit: seen.size + items.length + savedList.cards.length + savedList.gone.length === 0,
        saved: savedList,
        progress,
        news: await news(),
        curation: curator ? await curation(person) : undefined,
      };
    },

    async noteCards() {
      try {
        const { cards } = catalog.current().library;
        await store.renamedCards.rename(renamesIn(cards));
        await store.knownCards.note(cards, now());
      } catch (error) {
        log.warn(
          { event: 'cards.record_failed', err: error },
          'database unavailable; new cards not recorded',
        );
      }
    },
  };
}
