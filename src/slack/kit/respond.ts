import { setTimeout as delay } from 'node:timers/promises';
import { type RespondArguments, webApi } from '@slack/bolt';
import { isPlatformError, isUnreachable } from './platform-error.ts';
import { pauseBefore } from './retry.ts';
import type { SlackCall } from './slack-observer.ts';
import type { Workspace } from './workspace.ts';

/** Slack usually answers within a second. Without a limit, the bot would wait forever for an answer that never comes. */
const TIMEOUT_MS = 10_000;

/** A request from a person that may have brought a response URL, and where they are. */
export interface Respondent {
  /** Undefined if the request brought none. */
  url: string | undefined;
  user: string;
  /** Where they acted; empty where there are no messages. */
  channel: string;
  threadTs?: string | undefined;
}

/** Slack does not accept a message at a response URL at all if the status is 400. */
export type Respond = (message: RespondArguments) => Promise<void>;

/**
 * Answers a request through its response URL, however often that takes as long as nothing can come twice. If the URL does not work, because it is too old or
 * used up, the answer goes another way: as a private message in the same place or, where Slack can't show that, as a direct
 * message. What was to replace a private message then stands below it.
 */
export function respondVia(
  to: Respondent,
  { client, log, onCall = () => {} }: Pick<Workspace, 'client' | 'log' | 'onCall'>,
): Respond {
  return async (message) => {
    try {
      if (to.url) return await postToUrl(to.url, message, onCall);
    } catch (error) {
      if (error instanceof webApi.WebAPIHTTPError && error.statusCode === 400) throw error;
      // Nothing can take the place of a deletion, and what everybody sees must not come twice.
      if ('delete_original' in message || (isPublic(message) && !isRefused(error))) throw error;
      log.warn(
        { event: 'response.failed', err: error },
        'a response URL did not work; answering another way',
      );
    }
    await anotherWay(to, message, client);
  };
}

async function postToUrl(
  url: string,
  message: RespondArguments,
  onCall: (call: SlackCall) => void,
): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await postAndTell(url, message, onCall);
    } catch (error) {
      // A replacement is the same the second time. Anything else may have come, though Slack said that it did not.
      const maySend = isBusy(error) || (isReplacement(message) && !isPublic(message) && !isRefused(error));
      const pauseMs = maySend ? pauseBefore(tried + 1, error) : undefined;
      if (pauseMs === undefined) throw error;
      await delay(pauseMs);
    }
  }
}

function isPublic({ response_type: type }: RespondArguments): boolean {
  return type === 'in_channel';
}

function isReplacement(message: RespondArguments): boolean {
  return ('replace_original' in message && message.replace_original === true) || 'delete_original' in message;
}

/** Whether nobody was there to take the message. */
function isBusy(error: unknown): boolean {
  if (error instanceof webApi.WebAPIRateLimitedError) return true;
  return error instanceof webApi.WebAPIHTTPError && [429, 503].includes(error.statusCode);
}

/** Whether the message was certainly not taken. */
function isRefused(error: unknown): boolean {
  return isBusy(error) || (error instanceof webApi.WebAPIHTTPError && error.statusCode < 500);
}

async function postAndTell(
  url: string,
  message: RespondArguments,
  onCall: (call: SlackCall) => void,
): Promise<void> {
  const began = performance.now();
  const tell = (result: string, waitSeconds?: number) =>
    onCall({
      method: 'response_url',
      result,
      seconds: (performance.now() - began) / 1000,
      ...(waitSeconds !== undefined && { waitSeconds }),
    });
  try {
    await postOnce(url, message);
    tell('ok');
  } catch (error) {
    if (error instanceof webApi.WebAPIRateLimitedError) tell('ratelimited', error.retryAfter);
    else tell(error instanceof webApi.WebAPIHTTPError ? `http_${error.statusCode}` : 'no_answer');
    throw error;
  }
}

/** @throws the errors that the Web API's client throws, so that the same rule applies to them */
async function postOnce(url: string, message: RespondArguments): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
  } catch (error) {
    throw new webApi.WebAPIRequestError(error instanceof Error ? error : new Error(String(error)));
  }
  const { ok, status, statusText, headers } = response;
  if (ok) return;
  const seconds = Number(headers.get('retry-after') || Number.NaN);
  if (status === 429 && seconds >= 0) throw new webApi.WebAPIRateLimitedError(seconds);
  throw new webApi.WebAPIHTTPError(status, statusText, {});
}

async function anotherWay(
  { user, channel, threadTs }: Respondent,
  message: RespondArguments,
  client: Workspace['client'],
): Promise<void> {
  const { text = '' } = message;
  const blocks = 'blocks' in message ? (message.blocks ?? []) : [];
  const content = { text, blocks, unfurl_links: false, unfurl_media: false };
  const thread = threadTs && { thread_ts: threadTs };
  if (isPublic(message)) {
    await client.chat.postMessage({ channel, ...thread, ...content });
    return;
  }
  try {
    if (channel) {
      await client.chat.postEphemeral({ channel, user, ...thread, text, blocks });
      return;
    }
  } catch (error) {
    if (!isUnreachable(error) && !isPlatformError(error, 'user_not_in_channel')) throw error;
  }
  // A person's id as the channel: Slack opens the conversation if there is none yet.
  await client.chat.postMessage({ channel: user, ...content });
}
