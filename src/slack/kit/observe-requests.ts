import type { AllMiddlewareArgs, AnyMiddlewareArgs, App } from '@slack/bolt';
import type { SlackObserver } from './slack-observer.ts';

/** The types of an interaction's payload, by the word that operators read. */
const INTERACTIONS: ReadonlyMap<string, string> = new Map([
  ['block_actions', 'action'],
  ['view_submission', 'form'],
  ['view_closed', 'form'],
  ['shortcut', 'shortcut'],
  ['message_action', 'shortcut'],
  ['block_suggestion', 'options'],
]);

/** Everything that `SlackObserver.request` is told as a type. */
export const REQUEST_TYPES: readonly string[] = [
  ...new Set(['command', 'event', ...INTERACTIONS.values(), 'other']),
];

/** Tells an observer of every request that Slack sends. Comes before all other middleware, so that their time counts. */
export function observeRequests(
  app: App,
  observer: Pick<SlackObserver, 'received' | 'request' | 'around'>,
): void {
  app.use(async ({ body, next }: AnyMiddlewareArgs & AllMiddlewareArgs) => {
    const began = performance.now();
    observer.received();
    const over = (ok: boolean) => observer.request(typeOf(body), (performance.now() - began) / 1000, ok);
    try {
      await observer.around(typeOf(body), next);
      over(true);
    } catch (error) {
      over(false);
      throw error;
    }
  });
}

function typeOf(body: AnyMiddlewareArgs['body']): string {
  if ('command' in body) return 'command';
  if ('event' in body) return 'event';
  return INTERACTIONS.get(body.type) ?? 'other';
}
