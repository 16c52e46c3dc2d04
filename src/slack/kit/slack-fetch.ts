import type { SlackCall } from './slack-observer.ts';

/** When Slack asks to wait and does not say how long, or not in a number: this long, in seconds. */
const UNSAID_WAIT_S = '5';

/**
 * `fetch` for calls to Slack's Web API. Whatever stands between Slack and the bot may answer in its place, and Slack's client
 * takes a page of such a proxy for one of Slack's error codes. Here, an answer that can't be read is no answer: the call may
 * or may not have taken effect, as when the connection breaks.
 * The function it returns throws an Error if the body breaks off, or is not what Slack answers.
 * @param onCall is told of each call once it is over
 */
export function createSlackFetch(onCall: (call: SlackCall) => void): typeof fetch {
  return async (input, init) => {
    const began = performance.now();
    const tell = (result: string, waitSeconds?: number) =>
      onCall({
        method: methodIn(input),
        result,
        seconds: (performance.now() - began) / 1000,
        ...(waitSeconds !== undefined && { waitSeconds }),
      });
    try {
      const { response, result } = await answerTo(input, init);
      const waitS = response.status === 429 ? Number(response.headers.get('retry-after')) : undefined;
      tell(result, waitS);
      return response;
    } catch (error) {
      tell('no_answer');
      throw error;
    }
  };
}

async function answerTo(
  ...request: Parameters<typeof fetch>
): Promise<{ response: Response; result: string }> {
  const response = await fetch(...request);
  const body = await response.text();
  const { status, statusText } = response;
  // The body is read and decoded.
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  if (status === 429 && !/^\d+$/.test(headers.get('retry-after') ?? '')) {
    headers.set('retry-after', UNSAID_WAIT_S);
  }
  const answer = status === 200 ? answerIn(body) : undefined;
  if (status === 200 && !answer) {
    throw new Error(`an answer of ${body.length} characters that is not Slack’s`);
  }
  return {
    response: new Response(body || null, { status, statusText, headers }),
    result: answer ? resultOf(answer) : status === 429 ? 'ratelimited' : `http_${status}`,
  };
}

interface SlackAnswer {
  ok: boolean;
  error?: unknown;
}

function answerIn(body: string): SlackAnswer | undefined {
  try {
    const answer = JSON.parse(body);
    return typeof answer?.ok === 'boolean' ? answer : undefined;
  } catch {
    return undefined;
  }
}

function resultOf({ ok, error }: SlackAnswer): string {
  if (ok) return 'ok';
  // Nothing but a code: whatever answers in Slack's place may say anything.
  return typeof error === 'string' && /^[a-z][a-z_]{0,60}$/.test(error) ? error : 'other';
}

/** The name of the method, which is the last part of the address. */
function methodIn(input: Parameters<typeof fetch>[0]): string {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const method = pathname.slice(pathname.lastIndexOf('/') + 1);
  return /^[a-zA-Z.]{1,60}$/.test(method) ? method : 'other';
}
