interface RetentionRule {
  /** What is deleted. */
  what: string;
  days: number;
  /** The table that holds it, as docs/data.md and the export of a person's data call it. */
  table: string;
}

/**
 * How long things are kept. What is not listed here is kept until people delete it. The deletion, the privacy
 * text and the test of docs/data.md all read these numbers.
 */
export const RETENTION = {
  /** Slack gives up delivering an event within hours; a week leaves time to look into a problem. */
  messages: { what: 'messages that the bot took on', days: 7, table: 'inbox' },
  /** Long enough to see in which words people asked for what no card answers. Feedback on a question counts as long. */
  questions: { what: 'the text of questions', days: 90, table: 'answers' },
  /** Half a year shows what people got and how they answered. What they learned is stored separately. */
  deliveries: { what: 'which nudges went out, and the answers to them', days: 180, table: 'deliveries' },
  /** After this time nobody reacts to a message again, wonders why they hear nothing, or still has that form open. */
  claims: { what: 'what the bot did once for a person', days: 90, table: 'told' },
  /** Nobody works on a list that was last touched half a year ago. */
  checklists: { what: 'checklists, counted from the last tick', days: 180, table: 'checklists' },
  /** What nobody has closed by then, nobody will; the card has probably changed since. */
  reports: { what: 'reports of mistakes that no curator has closed', days: 180, table: 'reports' },
  /** Whoever has not gone on by then begins anew. Those that were finished stay: they show how somebody grows. */
  drafts: {
    what: 'self-assessments that were never finished, counted from the last step',
    days: 90,
    table: 'assessments',
  },
  /** The 30 days are long over, and so is what the list was good for. */
  firstDays: {
    what: 'the first 30 days of somebody new, counted from the last tick',
    days: 180,
    table: 'first_days',
  },
  /** As long as the nudges that asked for them. */
  rehearsals: { what: 'your own words for hard moments', days: 180, table: 'rehearsals' },
  /** As long as the nudges that proposed it. */
  tries: { what: 'what people tried, and what came of it', days: 180, table: 'tries' },
  /** As long as the nudges that did not come because of it. One that goes on is kept. */
  stops: { what: 'when and why all nudges were stopped, once that is over', days: 180, table: 'nudge_stops' },
  /** Long enough to find out who set something up that nobody remembers. */
  audit: { what: 'who switched something for others', days: 180, table: 'audit' },
  /** Nobody continues in a thread where a card was suggested this long ago. */
  suggestions: { what: 'which card was suggested in which thread', days: 90, table: 'suggestions' },
} as const satisfies Record<string, RetentionRule>;

/** A kind of data that is deleted when it gets old. */
export type ExpiringData = keyof typeof RETENTION;

/** For each kind of data, the moment before which it is too old to be kept. */
export type RetentionCutoffs = Record<ExpiringData, Date>;

export interface RetentionRecords {
  /**
   * Deletes what is older than its cutoff, and tidies up; of an answer only the question's text. Meant to run
   * several times a day.
   * @returns how many of each were deleted
   */
  deleteOld(cutoffs: RetentionCutoffs): Promise<Record<ExpiringData, number>>;
}

const DAY_MS = 24 * 60 * 60_000;

/** The cutoffs at a moment, by the rules above. */
export function cutoffsAt(now: Date): RetentionCutoffs {
  const cutoff = ({ days }: RetentionRule) => new Date(now.getTime() - days * DAY_MS);
  const {
    messages,
    questions,
    deliveries,
    claims,
    checklists,
    reports,
    drafts,
    firstDays,
    rehearsals,
    tries,
    stops,
    audit,
    suggestions,
  } = RETENTION;
  return {
    messages: cutoff(messages),
    questions: cutoff(questions),
    deliveries: cutoff(deliveries),
    claims: cutoff(claims),
    checklists: cutoff(checklists),
    reports: cutoff(reports),
    drafts: cutoff(drafts),
    firstDays: cutoff(firstDays),
    rehearsals: cutoff(rehearsals),
    tries: cutoff(tries),
    stops: cutoff(stops),
    audit: cutoff(audit),
    suggestions: cutoff(suggestions),
  };
}

/** How long something is kept, for texts: “90 days”. */
export function keptFor(data: ExpiringData): string {
  return `${RETENTION[data].days} days`;
}
