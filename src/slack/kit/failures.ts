import { randomBytes } from 'node:crypto';
import { type App, type Context, webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { isAddressed } from './addressed.ts';
import { willRetry } from './hold-ack.ts';
import { tellPerson } from './tell-person.ts';
import { noteFailure } from './unknown-requests.ts';
import { requestFailed } from './words.ts';

/**
 * Handles unexpected errors: logs each one with a reference, and tells the person one sentence with the same
 * reference. They never see the error's own text, which may contain anything. Who did not speak to the bot hears nothing.
 */
export function registerFailures(app: App, log: Log): void {
  app.error(async ({ error, body, context }: { error: Error; body: unknown; context: Context }) => {
    noteFailure(context);
    const reference = randomBytes(4).toString('hex');
    log.error({ event: 'request.failed', err: error, reference }, 'a request failed');
    if (!isAddressed(context, body)) return;
    const text = requestFailed(reference, willRetry(context));
    try {
      await tellPerson(
        { client: new webApi.WebClient(context.botToken, app.webClientOptions), log },
        body,
        text,
      );
    } catch (failure) {
      log.warn(
        { event: 'request.failure_not_reported', err: failure, reference },
        'could not tell the person that their request failed',
      );
    }
  });
}
