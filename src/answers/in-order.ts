import type { MessageRef } from '../people/conversation.ts';

/** So many subjects are remembered with the latest message that took effect on each. */
const REMEMBERED = 5000;

/** The place of one message among those that are open. */
export interface Place {
  /**
   * Waits until no message that was written before this one is still to take effect on the same.
   * @returns whether it had to wait, and whether a message that was written after it has taken effect already
   */
  turn(): Promise<{ waited: boolean; overtaken: boolean }>;
  /** Lets the next one go on; called once. */
  leave(tookEffect: boolean): void;
}

/** Messages that change the same take effect in the order in which they were written; all others pass each other by. */
export interface InOrder {
  /**
   * Takes a message in, at once: whatever was written after it and asks for its turn from now on waits for it.
   * @param subjects what the message may change, as keys
   */
  enter(message: MessageRef, subjects: readonly string[]): Place;
}

interface Entry {
  message: MessageRef;
  subjects: readonly string[];
  /** Whether its turn has come. */
  begun: boolean;
  left: PromiseWithResolvers<void>;
}

export function createInOrder(): InOrder {
  const open = new Set<Entry>();
  /** The latest message that took effect on a subject, by its ts. */
  const latest = new Map<string, string>();

  const noteEffect = ({ message: { ts }, subjects }: Entry) => {
    for (const subject of subjects) {
      const known = latest.get(subject);
      // The subject that was changed last goes last.
      latest.delete(subject);
      latest.set(subject, known !== undefined && Number(known) > Number(ts) ? known : ts);
    }
    if (latest.size <= REMEMBERED) return;
    for (const oldest of latest.keys().take(REMEMBERED / 10)) latest.delete(oldest);
  };

  return {
    enter(message, subjects) {
      const entry: Entry = { message, subjects, begun: false, left: Promise.withResolvers() };
      if (subjects.length > 0) open.add(entry);
      // What was written later but has begun is let finish: then it has taken effect, or it has failed.
      const before = () =>
        [...open].filter(
          (one) => one !== entry && sharesSubject(one, entry) && (one.begun || isBefore(one, entry)),
        );
      return {
        async turn() {
          let waited = false;
          for (let earlier = before(); earlier.length > 0; earlier = before()) {
            waited = true;
            await Promise.all(earlier.map(({ left }) => left.promise));
          }
          entry.begun = true;
          const overtaken = subjects.some((one) => Number(latest.get(one) ?? 0) > Number(message.ts));
          return { waited, overtaken };
        },
        leave(tookEffect) {
          if (tookEffect) noteEffect(entry);
          open.delete(entry);
          entry.left.resolve();
        },
      };
    },
  };
}

const sharesSubject = (a: Entry, b: Entry) => a.subjects.some((one) => b.subjects.includes(one));

/** In two channels, two messages may have the same ts. */
function isBefore({ message: a }: Entry, { message: b }: Entry): boolean {
  return Number(a.ts) < Number(b.ts) || (a.ts === b.ts && a.channel < b.channel);
}
