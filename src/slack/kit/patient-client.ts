import { setTimeout as delay } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

/** A person is waiting, and a button's trigger expires after three seconds: no longer pause is worth it, in seconds. */
const LONGEST_PAUSE_S = 2;
const TRIES = 2;

/**
 * A client that tries again after a short pause when Slack asks for one. Slack's own client would hold back all other calls,
 * of everybody, for as long as Slack asks one method to wait.
 */
export class PatientClient extends webApi.WebClient {
  constructor(token: string, options: Omit<webApi.WebClientOptions, 'rejectRateLimitedCalls'>) {
    super(token, { ...options, rejectRateLimitedCalls: true });
  }

  override async apiCall(
    method: string,
    options?: Record<string, unknown>,
  ): Promise<webApi.WebAPICallResult> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await super.apiCall(method, options);
      } catch (error) {
        const limited = error instanceof webApi.WebAPIRateLimitedError;
        if (!limited || tried >= TRIES || error.retryAfter > LONGEST_PAUSE_S) throw error;
        await delay(error.retryAfter * 1000);
      }
    }
  }
}
