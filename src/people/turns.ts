import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Claims, LeaseHolder } from './claims.ts';
import type { Person } from './person.ts';

/** How long to wait for one's turn unless the caller says otherwise, in ms, and how often to ask another process. */
const WAITS_MS = 15_000;
const ASK_EVERY_MS = 200;

/**
 * A turn that a killed process never ended is over after this, in ms: before those who wait for it give up. Work that
 * takes longer keeps its turn, because the lease is renewed, so many times in that time.
 */
const LEASE_MS = 12_000;
const RENEWALS = 4;

/** People wait: a database that takes longer than this to answer counts as away, in ms. */
const DATABASE_MS = 2000;

/** What is done once: somebody is doing it, did it before, or it is done now. */
export type Once<T> = { type: 'busy' } | { type: 'done-before' } | { type: 'done'; result: T };

/**
 * Makes sure that what others see is done by one at a time, across people, clicks and processes: the second one
 * finds what the first did. While the database is away, this process's memory still does so for what reaches this
 * process.
 */
export interface Turns {
  /**
   * Does some work while nobody else does work of that name; others wait.
   * @param what names the work, such as sharing a certain card in a certain place
   * @param waitsMs how long to wait for one's turn
   * @returns `busy` if it is still not one's turn; the work is not done then
   */
  take<T>(team: string, what: string, work: () => Promise<T>, waitsMs?: number): Promise<T | 'busy'>;
  /** Does some work once for a person. Work that rejects, or is cut short, may be done again. Nobody waits. */
  once<T>(person: Person, what: string, work: () => Promise<T>): Promise<Once<T>>;
  /** Whether work of that name was done once for a person. While the database is away, it was not. */
  wasDone(person: Person, what: string): Promise<boolean>;
  /** Lets what was done once for a person be done again, because it was taken back. */
  giveBack(person: Person, what: string): Promise<void>;
  /**
   * Whether one is the first who asks within a time.
   * @returns what gives that back, for work that came to nothing; undefined for all others
   */
  first(team: string, what: string, withinMs: number): Promise<(() => Promise<void>) | undefined>;
}

export function createTurns({
  claims,
  log,
  now,
  leaseMs = LEASE_MS,
}: {
  claims: Claims;
  log: Log;
  now: () => Date;
  leaseMs?: number;
}): Turns {
  /** What this process is doing; each resolves when it is done. */
  const underWay = new Map<string, Promise<void>>();

  /** @returns undefined while the database is away */
  function known<T>(asked: Promise<T>): Promise<T | undefined> {
    const answer = asked.catch((error: unknown) => {
      log.warn(
        { event: 'turn.not_stored', err: error },
        'database unavailable; only this process keeps something from being done twice',
      );
      return undefined;
    });
    return within(DATABASE_MS, answer);
  }

  /** Renews a lease until it is ended. @returns how to end it */
  function keep(who: LeaseHolder, what: string, since: Date, asked: Promise<boolean>): () => Promise<void> {
    /** When it began, or began anew; undefined if it is not this process's. */
    let began: Promise<Date | undefined> = asked.then(
      (taken) => (taken ? since : undefined),
      () => undefined,
    );
    const renew = async (before: Date | undefined) => {
      const at = now();
      try {
        return before && (await claims.renewLease(who, what, before, at)) ? at : undefined;
      } catch (error) {
        log.debug({ event: 'turn.not_renewed', err: error }, 'a lease may be over before the work is');
        return before;
      }
    };
    const renewing = setInterval(() => {
      began = began.then(renew);
    }, leaseMs / RENEWALS);
    renewing.unref();
    return async () => {
      clearInterval(renewing);
      const ended = began
        .then((last) => (last ? claims.endLease(who, what, last) : undefined))
        .catch((error: unknown) =>
          log.debug({ event: 'turn.not_ended', err: error }, 'a lease stays until its time is over'),
        );
      await within(DATABASE_MS, ended);
    };
  }

  /** @returns how to end it, or undefined if another process still has it */
  async function lease(
    who: LeaseHolder,
    what: string,
    waitsMs: number,
  ): Promise<(() => Promise<void>) | undefined> {
    for (let waited = 0; ; waited += ASK_EVERY_MS) {
      const since = now();
      const asked = claims.lease(who, what, since, leaseMs);
      const mine = await known(asked);
      // A database that was slow may give it after all.
      if (mine !== false) return keep(who, what, since, asked);
      if (waited >= waitsMs) return undefined;
      await delay(ASK_EVERY_MS);
    }
  }

  async function inTurn<T>(
    who: LeaseHolder,
    what: string,
    waitsMs: number,
    work: () => Promise<T>,
  ): Promise<T | 'busy'> {
    const key = `${who.team} ${who.userId ?? ''} ${what}`;
    for (let before = underWay.get(key); before; before = underWay.get(key)) {
      const over = before.then(() => true);
      if (waitsMs === 0 || !(await within(waitsMs, over))) return 'busy';
    }
    const done = Promise.withResolvers<void>();
    underWay.set(key, done.promise);
    try {
      const end = await lease(who, what, waitsMs);
      if (!end) return 'busy';
      try {
        return await work();
      } finally {
        await end();
      }
    } finally {
      underWay.delete(key);
      done.resolve();
    }
  }

  return {
    take: (team, what, work, waitsMs = WAITS_MS) => inTurn({ team }, what, waitsMs, work),

    async once<T>(person: Person, what: string, work: () => Promise<T>): Promise<Once<T>> {
      const outcome = await inTurn(person, what, 0, async (): Promise<Once<T>> => {
        if (await known(claims.isClaimed(person, what))) return { type: 'done-before' };
        const result = await work();
        await known(claims.claimOnce(person, what, now()));
        return { type: 'done', result };
      });
      return outcome === 'busy' ? { type: 'busy' } : outcome;
    },

    async wasDone(person, what) {
      return (await known(claims.isClaimed(person, what))) ?? false;
    },

    async giveBack(person, what) {
      await known(claims.release(person, what));
    },

    async first(team, what, withinMs) {
      const since = now();
      if ((await known(claims.lease({ team }, what, since, withinMs))) === false) return undefined;
      return () => known(claims.endLease({ team }, what, since));
    },
  };
}

/** @returns undefined if it takes longer */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const limit = new AbortController();
  try {
    return await Promise.race([work, delay(ms, undefined, { signal: limit.signal })]);
  } finally {
    limit.abort();
  }
}
