/** Whether a person's message is read, and whether they have to be told that it isn't. */
export type Admitted = 'read' | 'tell' | 'ignore';

export interface FairShare {
  /**
   * @param person whose message it is
   * @param at when, in epoch ms
   * @param own tells whether it is about what is their own: of that, as much again is read once their share is used up. Only asked
   *   then, because it takes a while to read a text that way
   */
  admit(person: string, at: number, own?: () => boolean): Admitted;
  /** For how many people something is remembered. */
  size(): number;
}

interface Bucket {
  /** How many more messages are read at once; less than none after what is a person's own. */
  left: number;
  /** When that was so, in epoch ms. */
  at: number;
  /** Whether the person has been told since they last had enough left. */
  told: boolean;
}

/** How many people to remember; whoever is forgotten has their whole share again. */
const REMEMBERED = 10_000;
const MINUTE_MS = 60_000;

/**
 * Gives each person a share of what one process can read: so many messages at once, and as many again within a minute, little
 * by little. Whoever writes more, such as a script that runs in a circle, does not hold up the others. They are told once,
 * until half of their share is back.
 */
export function createFairShare(perMinute: number): FairShare {
  const buckets = new Map<string, Bucket>();
  return {
    admit(person, at, own = () => false) {
      const before = buckets.get(person) ?? { left: perMinute, at, told: false };
      // A clock that is set back gives nothing and takes nothing.
      const back = (Math.max(0, at - before.at) * perMinute) / MINUTE_MS;
      const left = Math.min(perMinute, before.left + back);
      const told = before.told && left < perMinute / 2;
      const reads = left >= 1 || (left >= 1 - perMinute && own());
      // Re-inserted at the end, so that the first one has been quiet for longest.
      buckets.delete(person);
      buckets.set(person, { left: reads ? left - 1 : left, at, told: told || !reads });
      if (buckets.size > REMEMBERED) for (const oldest of buckets.keys().take(1)) buckets.delete(oldest);
      if (reads) return 'read';
      return told ? 'ignore' : 'tell';
    },
    size: () => buckets.size,
  };
}
