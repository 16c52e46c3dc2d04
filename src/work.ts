import { AsyncLocalStorage } from 'node:async_hooks';

/** Names a message of Slack. */
interface MessageKey {
  team: string;
  channel: string;
  ts: string;
}

/** What the code that runs right now was begun for: a request from Slack, or a message that is taken up again. */
interface Work {
  /** In ms of `performance.now()`, which only runs ahead. */
  began: number;
  /** The message that is answered, if it is one that the inbox keeps. */
  message: MessageKey | undefined;
}

const works = new AsyncLocalStorage<Work>();

/**
 * Runs something as one piece of work, with all that it calls. Whoever stores something about a person can then tell
 * whether the work was begun before that person deleted everything. Work inside of work began when the outer one did.
 */
export function asWork<T>(run: () => T, message?: MessageKey): T {
  const outer = works.getStore();
  return works.run({ began: outer?.began ?? performance.now(), message: message ?? outer?.message }, run);
}

/** Undefined for what nobody asked for, such as what the clock starts. */
export function currentWork(): Work | undefined {
  return works.getStore();
}
