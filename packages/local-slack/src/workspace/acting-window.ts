import { AsyncLocalStorage } from 'node:async_hooks';

const acting = new AsyncLocalStorage<string>();

/** Does something for a person in one window of the page. The modals that come of it open only there. */
export function inWindow<T>(window: string | undefined, run: () => T): T {
  return window === undefined ? run() : acting.run(window, run);
}

/** The window in which a person is doing something; undefined if it is not on the page. */
export function actingWindow(): string | undefined {
  return acting.getStore();
}
