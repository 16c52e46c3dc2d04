import { createHash } from 'node:crypto';
import type { Card } from '../cards/card.ts';
import { type Steps, stepsOf } from '../cards/steps.ts';
import type { Person } from '../people/person.ts';
import type { Checklist, MadeChecklist, PostedChecklist } from './checklist.ts';
import type { ChecklistRecords, TickedIn } from './records/checklist-records.ts';

export interface ChecklistRequest {
  card: Card;
  /** Only these lines of it; its own steps unless given. */
  lines?: Steps;
  by: Person;
  channel: string;
  threadTs: string | undefined;
  /** The window or message that holds the button, so that pressing it again is the same request. */
  from: string;
  /** Whether the person wants one even if they made one here just before. */
  another?: boolean;
}

/** A new list, or why there is none. */
export type ChecklistResult =
  | { type: 'made'; list: Checklist }
  /** The same request was made before, or in an incident somebody made a list of these lines. It may not have been posted. */
  | { type: 'there'; list: MadeChecklist }
  /** The person posted one of the same card in the same place within the hour. */
  | { type: 'made-lately'; list: PostedChecklist }
  | { type: 'no-steps' };

/** For this long a list counts as just made, in ms. After that, the work has probably started over. */
const LATELY_MS = 60 * 60_000;

export interface ChecklistService {
  /**
   * Makes a list of a card's steps, once per request; in an incident, the first person to ask makes the only list of these
   * lines. The caller must then post it, and let only one at a time do both.
   */
  make(request: ChecklistRequest): Promise<ChecklistResult>;
  notePosted(id: string, messageTs: string): Promise<void>;
  /** Deletes a list that could not be posted. */
  discard(id: string): Promise<void>;
  /** Deletes a list whose message is gone, unless it has been posted again since. */
  discardPosted(list: PostedChecklist): Promise<void>;
  /**
   * Ticks or unticks a step, counted from 0, in the message that shows the list. 'gone' when there is no such
   * list or step in that channel.
   */
  tick(
    id: string,
    step: number,
    by: Person,
    done: boolean,
    where: TickedIn,
  ): Promise<'changed' | 'same' | 'gone'>;
  read(id: string): Promise<Checklist | undefined>;
}

/** Makes checklists from cards. Rejects while the database is unavailable: a tick must not get lost silently. */
export function createChecklistService({
  store,
  now,
}: {
  store: { checklists: ChecklistRecords };
  now: () => Date;
}): ChecklistService {
  return {
    async make({ card, lines, by, channel, threadTs, from, another = false }) {
      const found = lines ?? stepsOf(card);
      if (!found) return { type: 'no-steps' };
      const place = { channel, threadTs: threadTs ?? null, cardId: card.id };
      const since = new Date(now().getTime() - LATELY_MS);
      const lately = another || lines ? undefined : await store.checklists.latest({ ...by, ...place }, since);
      if (lately) return { type: 'made-lately', list: lately };
      const others = lines && (await store.checklists.latestOf({ ...by, ...place }, lines.steps, since));
      if (others) return { type: 'there', list: others };
      const maker = lines ? '' : by.userId;
      const request = [by.team, maker, channel, threadTs ?? '', card.id, from, ...(lines?.steps ?? [])].join(
        ' ',
      );
      const id = createHash('sha256').update(request).digest('hex').slice(0, 32);
      const made = await store.checklists.make({ id, ...by, ...place, title: card.title, ...found }, now());
      const list = await store.checklists.read(id);
      if (!list) throw new Error('A checklist was deleted while it was being made.');
      return { type: made, list };
    },
    notePosted: store.checklists.notePosted,
    discard: store.checklists.discard,
    discardPosted: store.checklists.discardPosted,
    tick: (id, step, by, done, where) => store.checklists.tick(id, step, by, done, where, now()),
    read: store.checklists.read,
  };
}
