import { reasonOf } from '../kit/connection-error.ts';
import { objectIn } from '../kit/slack-json.ts';

/** How long Slack may take to answer, in ms. */
const TIMEOUT_MS = 8000;

/** What Slack answers to one call, with what only its headers say. */
export type SlackAnswer =
  | { type: 'answered'; body: Record<string, unknown>; scopes: string[] | undefined; date: Date | undefined }
  | { type: 'refused'; code: string; date: Date | undefined }
  /** `why` is the system's error code, or a few words. */
  | { type: 'unreachable'; why: string };

/** One call to the Web API, tried once. Slack's own client hides the headers. @param apiUrl ends in a slash */
export async function askSlack(
  { apiUrl, token }: { apiUrl: string; token: string },
  method: string,
  args: Record<string, string> = {},
): Promise<SlackAnswer> {
  try {
    const response = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const date = dateOf(response.headers.get('date'));
    if (response.status === 429) return { type: 'refused', code: 'ratelimited', date };
    const body = objectIn(await response.json().catch(() => undefined));
    if (typeof body.ok !== 'boolean')
      return { type: 'unreachable', why: `HTTP ${response.status} that is not from Slack` };
    if (!body.ok) return { type: 'refused', code: String(body.error ?? 'unknown').slice(0, 60), date };
    const scopes = response.headers
      .get('x-oauth-scopes')
      ?.split(/[\s,]+/)
      .filter(Boolean);
    return { type: 'answered', body, scopes, date };
  } catch (error) {
    return { type: 'unreachable', why: reasonOf(error) };
  }
}

function dateOf(header: string | null): Date | undefined {
  const date = new Date(header ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}
