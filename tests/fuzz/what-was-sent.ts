import { checkBlocks } from '@guidepost/local-slack/check-blocks';
import type { RecordedCall } from '../../packages/local-slack/src/call-log.ts';
import { NOBODY } from './hostile-text.ts';

/** Slack's answers that only say that something is not there any longer, or is not for the bot. */
const HAPPENS: ReadonlySet<string> = new Set([
  'channel_not_found',
  'not_in_channel',
  'user_not_in_channel',
  'message_not_found',
  'thread_not_found',
  'not_found',
  'hash_conflict',
  'expired_trigger_id',
  'invalid_trigger_id',
]);

const POSTING = /^(?:chat\.(?:postMessage|postEphemeral|update)|response_url)$/;

/** Slack reads no markup where these are. */
const LITERAL: ReadonlySet<string> = new Set(['plain_text', 'raw_text', 'text', 'plain_text_input']);
/** What only the bot reads. */
const UNSEEN: ReadonlySet<string> = new Set([
  'value',
  'initial_value',
  'accessibility_label',
  'private_metadata',
  'metadata',
  'block_id',
  'action_id',
  'event_payload',
  'channel',
  'user',
  'ts',
  'thread_ts',
  'initial_conversation',
  'url',
  'hash',
  'trigger_id',
]);

/** People's words that came out as they went in. The bot writes dates of its own. */
export const CALLS = new RegExp(`<!(?!date\\^\\d{9})|<@${NOBODY}`);

/** Everything that is wrong with a call to Slack, or with an answer at a response URL. */
export function faultsIn(call: RecordedCall, known: ReadonlySet<string>): string[] {
  const args = unpacked(call.args) as Record<string, unknown>;
  const faults: string[] = [];
  if (!call.ok && !HAPPENS.has(call.error ?? '')) faults.push(`Slack refuses it: ${call.error}`);
  const called = shownIn(args).find((text) => CALLS.test(text));
  if (called) faults.push(`it calls people: ${called.slice(0, 300)}`);
  if (POSTING.test(call.method) && args.delete_original !== true) {
    const { text, blocks, channel } = args;
    if (typeof text !== 'string' || text.trim() === '') faults.push('it has no fallback text');
    else if (text.length > 4000 && Array.isArray(blocks) && blocks.length > 0)
      faults.push(`its fallback text has ${text.length} characters`);
    if (blocks) {
      const checked = checkBlocks(blocks, 'message', '/blocks');
      if (!checked.ok) faults.push(...checked.messages);
    }
    if (call.method !== 'response_url' && !known.has(String(channel)))
      faults.push(`nobody knows the channel ${String(channel)}`);
  }
  return faults.map((fault) => `${call.method}: ${fault}\n${JSON.stringify(args).slice(0, 1000)}`);
}

/** Arguments that are no texts travel as JSON. */
function unpacked(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (typeof one !== 'string' || !/^[[{]/.test(one) || key === 'text') return [key, one];
      try {
        return [key, JSON.parse(one)];
      } catch {
        return [key, one];
      }
    }),
  );
}

/** All texts in which Slack reads markup. */
function shownIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(shownIn);
  if (value === null || typeof value !== 'object') return [];
  const type = Reflect.get(value, 'type');
  const isLiteral = (name: string) =>
    // A thread's title is plain text.
    name === 'title' || (name === 'text' && LITERAL.has(String(type)));
  return Object.entries(value).flatMap(([each, one]) =>
    UNSEEN.has(each) || (typeof one === 'string' && isLiteral(each)) ? [] : shownIn(one),
  );
}

/** What a line of the log says went wrong, with where; nothing if it is what may happen. */
export function errorIn(line: string): string[] {
  const { level, event, msg, err } = JSON.parse(line) as {
    level: number;
    event?: string;
    msg: string;
    err?: { type: string; message: string; stack?: string };
  };
  const isFault = level >= 50 || /^(?:Type|Range|Syntax|Reference)Error$/.test(err?.type ?? '');
  if (!isFault || HAPPENS.has(/^An API error occurred: (.*)$/.exec(err?.message ?? '')?.[1] ?? '')) return [];
  const at =
    err?.stack
      ?.split('\n')
      .filter((frame) => frame.includes('/src/'))
      .slice(0, 4) ?? [];
  return [[`${event}: ${err?.message ?? msg}`, ...at].join('\n')];
}
