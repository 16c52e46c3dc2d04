import type { Person } from '../../people/person.ts';
import type {
  Checklist,
  ChecklistPlace,
  MadeChecklist,
  NewChecklist,
  PostedChecklist,
} from '../checklist.ts';

/** The message that a list was ticked in: somebody may tick a list before its message has been recorded. */
export interface TickedIn {
  channel: string;
  messageTs: string;
}

/** Stores the lists that people tick off together. */
export interface ChecklistRecords {
  /** Stores a new list. However many calls there are with one id, in any process, one of them gets 'made'. */
  make(list: NewChecklist, now: Date): Promise<'made' | 'there'>;
  /** Records the timestamp of the message that shows the list. */
  notePosted(id: string, messageTs: string): Promise<void>;
  /** The latest list that a person has posted of a card in a place since a moment, if there is one. */
  latest(place: ChecklistPlace, since: Date): Promise<PostedChecklist | undefined>;
  /** The latest list of exactly these steps of a card that anybody has made in a place since a moment. */
  latestOf(
    place: Omit<ChecklistPlace, 'userId'>,
    steps: readonly string[],
    since: Date,
  ): Promise<MadeChecklist | undefined>;
  /** Deletes a list that could not be posted. */
  discard(id: string): Promise<void>;
  /** Deletes a list if its message is still this one: the same request may have posted it again. */
  discardPosted(list: PostedChecklist): Promise<void>;
  /** The list and its ticks, both as of one moment. */
  read(id: string): Promise<Checklist | undefined>;
  /**
   * Ticks a step or unticks it. The first person to tick a step stays the one who did it.
   * @param step from 0
   * @returns 'same' when that changed nothing, 'gone' when there is no such list or step in that channel
   */
  tick(
    id: string,
    step: number,
    by: Person,
    done: boolean,
    where: TickedIn,
    now: Date,
  ): Promise<'changed' | 'same' | 'gone'>;
}
