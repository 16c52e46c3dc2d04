import { createHmac } from 'node:crypto';

const FORM = 'application/x-www-form-urlencoded';

/** Requests to a bot's HTTP address with Slack's signature, whatever is in them. Each gives the response's status. */
export function signedRequests({ port, signingSecret }: { port: number; signingSecret: string }) {
  const send = async (body: string, type = 'application/json', headers: Record<string, string> = {}) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const hash = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${hash}`,
        ...headers,
      },
    });
    return { status: response.status, text: await response.text() };
  };
  return {
    port,
    send,
    /** A click, a form or a shortcut. */
    interactive: (payload: unknown) =>
      send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM),
    event: (body: unknown) => send(JSON.stringify(body)),
    command: (fields: Record<string, string>) => send(new URLSearchParams(fields).toString(), FORM),
  };
}
