import { createHash } from 'node:crypto';
import type { Card } from '../cards/card.ts';
import { stepsOf } from '../cards/steps.ts';
import type { Person } from '../people/person.ts';
import type { Checklist } from './checklist.ts';
import type { ChecklistRecords } from './records/checklist-records.ts';

export interface ChecklistRequest {
  card: Card;
  by: Person;
  channel: string;
  threadTs: string | undefined;
  /** The same for a button that is pressed again: the window or message in which it stands. */
  from: string;
}

/** A list that was just made; `threadTs` and the rest as it was wished. */
export type ChecklistResult = { type: 'made'; list: Checklist } | { type: 'there' } | { type: 'no-steps' };

export interface ChecklistService {
  /** Makes a list of a card's steps, once for one wish; it must then be posted. */
  make(wish: ChecklistRequest): Promise<ChecklistResult>;
  notePosted(id: string, messageTs: string): Promise<void>;
  /** A list that could not be posted. */
  discard(id: string): Promise<void>;
  /** Ticks a step, from 0, or takes the tick back, in the message that shows the list. 'gone' when there is no such list or step. */
  tick(
    id: string,
    step: number,
    by: Person,
    done: boolean,
    messageTs: string,
  ): Promise<'changed' | 'same' | 'gone'>;
  read(id: string): Promise<Checklist | undefined>;
}

/** Checklists of cards, as they are asked for. Rejects while the database is away: a tick must not be lost in silence. */
export function createChecklistService({
  store,
  now,
}: {
  store: { checklists: ChecklistRecords };
  now: () => Date;
}): ChecklistService {
  return {
    async make({ card, by, channel, threadTs, from }) {
      const found = stepsOf(card);
      if (!found) return { type: 'no-steps' };
      const wish = [by.team, by.userId, channel, threadTs ?? '', card.id, from].join(' ');
      const id = createHash('sha256').update(wish).digest('hex').slice(0, 32);
      const made = await store.checklists.make(
        { id, ...by, channel, threadTs: threadTs ?? null, cardId: card.id, title: card.title, ...found },
        now(),
      );
      const list = made === 'made' ? await store.checklists.read(id) : undefined;
      return list ? { type: 'made', list } : { type: 'there' };
    },
    notePosted: store.checklists.notePosted,
    discard: store.checklists.discard,
    tick: (id, step, by, done, messageTs) => store.checklists.tick(id, step, by, done, messageTs, now()),
    read: store.checklists.read,
  };
}
