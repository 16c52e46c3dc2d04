/** When Slack asks to wait and does not say how long, or not in a number: this long, in seconds. */
const UNSAID_WAIT_S = '5';

/**
 * `fetch` for calls to Slack's Web API. Whatever stands between Slack and the bot may answer in its place, and Slack's client
 * takes a page of such a proxy for one of Slack's error codes. Here, an answer that can't be read is no answer: the call may
 * or may not have taken effect, as when the connection breaks.
 * @throws Error if the body breaks off, or is not what Slack answers
 */
export async function slackFetch(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request);
  const body = await response.text();
  const { status, statusText } = response;
  // The body is read and decoded.
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  if (status === 429 && !/^\d+$/.test(headers.get('retry-after') ?? '')) {
    headers.set('retry-after', UNSAID_WAIT_S);
  }
  if (status === 200 && !isAnswer(body)) {
    throw new Error(`an answer of ${body.length} characters that is not Slack’s`);
  }
  return new Response(body || null, { status, statusText, headers });
}

function isAnswer(body: string): boolean {
  try {
    return typeof JSON.parse(body)?.ok === 'boolean';
  } catch {
    return false;
  }
}
