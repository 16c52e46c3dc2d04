import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { openEventStream } from '../http/event-stream.ts';
import { BodyTooLarge, readBody } from '../http/http-body.ts';
import { isJson } from '../http/origin-check.ts';
import type { LocalSlack } from '../local-slack.ts';
import { act } from '../page-actions/act.ts';
import type { PageAction, Person } from '../protocol.ts';
import { inWindow } from '../workspace/acting-window.ts';
import type { PageBundle } from './page-bundle.ts';
import { refusal, sendJson, sendPageFile } from './page-responses.ts';
import { pageStateOf } from './page-state.ts';

/** Room for a message of 40,000 characters, however they are encoded. */
const maxActionBytes = 512 * 1024;

/** Serves the page, its event stream, and its actions. Returns false if the path isn't one of the page's. */
export async function servePage(
  slack: LocalSlack,
  bundle: PageBundle,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /':
      await sendPageFile(response, bundle, 'html');
      return true;
    case 'GET /page.js':
      await sendPageFile(response, bundle, 'js');
      return true;
    case 'GET /page.css':
      await sendPageFile(response, bundle, 'css');
      return true;
    case 'GET /page/events':
      streamStates(slack, url.searchParams, request, response);
      return true;
    case 'POST /page/act':
      await takeAction(slack, url.searchParams, request, response);
      return true;
    default:
      return false;
  }
}

/** Complete states as server-sent events: one immediately, then one after each burst of changes. */
function streamStates(
  slack: LocalSlack,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const as = query.get('as');
  const window = windowOf(query);
  const person = knownPerson(slack, as);
  if (!person) {
    sendJson(response, 404, refusal('user_not_found', `There is no person ${as ?? ''} here.`));
    return;
  }
  const stream = openEventStream(request, response);
  let scheduled: NodeJS.Immediate | undefined;
  const send = () => {
    scheduled = undefined;
    // Looked up each time, because starting over also replaces the people.
    const me = slack.workspace.person(person.id) ?? person;
    stream.send(pageStateOf(slack, me, window));
  };
  const stop = slack.workspace.onChange(() => {
    scheduled ??= setImmediate(send);
  });
  stream.onClose(() => {
    stop();
    clearImmediate(scheduled);
  });
  send();
}

async function takeAction(
  slack: LocalSlack,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const as = query.get('as');
  // For a JSON body, browsers ask this server before another site may send one.
  if (!isJson(request.headers)) {
    return sendJson(response, 415, refusal('invalid_post_type', 'Send actions as application/json.'));
  }
  const person = knownPerson(slack, as);
  if (!person)
    return sendJson(response, 404, refusal('user_not_found', `There is no person ${as ?? ''} here.`));
  try {
    const parsed = actionSchema.safeParse(JSON.parse(await readBody(request, maxActionBytes)));
    if (!parsed.success) {
      return sendJson(response, 400, refusal('invalid_action', z.prettifyError(parsed.error)));
    }
    const action = parsed.data as PageAction;
    sendJson(response, 200, await inWindow(windowOf(query), () => act(slack, person.id, action)));
  } catch (error) {
    if (error instanceof BodyTooLarge) return sendJson(response, 413, refusal('too_large', error.message));
    if (error instanceof SyntaxError) return sendJson(response, 400, refusal('invalid_json', error.message));
    throw error;
  }
}

const id = z.string().max(255);
const values = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.json())));
const container = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('message'), channel: id, ts: id }),
  z.strictObject({ type: z.literal('modal'), viewId: id }),
  z.strictObject({ type: z.literal('home') }),
]);
const onMessage = { channel: id, ts: id };
const onElement = { container, blockId: id, actionId: id };

/** A year is enough for every holiday. */
const maxSnoozeMinutes = 366 * 24 * 60;
const personChange = z.strictObject({
  tz: id.optional(),
  guest: z.enum(['none', 'multi', 'single']).optional(),
  deactivated: z.boolean().optional(),
  away: z.boolean().optional(),
  snoozeMinutes: z.int().min(0).max(maxSnoozeMinutes).optional(),
});
const clockTarget = z.discriminatedUnion('at', [
  z.strictObject({ at: z.enum(['tomorrow', 'next-week', 'next-due', 'clock-change', 'real']) }),
  z.strictObject({ at: z.literal('local'), local: id }),
]);

const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('send'), channel: id, text: z.string(), threadTs: id.optional() }),
  z.strictObject({ do: z.literal('edit'), ...onMessage, text: z.string() }),
  z.strictObject({ do: z.literal('delete'), ...onMessage }),
  z.strictObject({ do: z.literal('react'), ...onMessage, name: id }),
  z.strictObject({
    do: z.literal('command'),
    channel: id,
    command: id,
    text: z.string(),
    threadTs: id.optional(),
  }),
  z.strictObject({
    do: z.literal('press'),
    ...onElement,
    payload: z.record(z.string(), z.json()),
    values,
  }),
  z.strictObject({ do: z.literal('options'), ...onElement, value: z.string() }),
  z.strictObject({ do: z.literal('submit'), viewId: id, values }),
  z.strictObject({ do: z.literal('close'), viewId: id, all: z.boolean().optional() }),
  z.strictObject({ do: z.literal('openHome'), tab: z.enum(['home', 'messages']) }),
  z.strictObject({ do: z.literal('shortcut'), callbackId: id, channel: id.optional(), ts: id.optional() }),
  z.strictObject({ do: z.literal('runStep'), callbackId: id, inputs: z.record(z.string(), z.json()) }),
  z.strictObject({ do: z.literal('openDm'), person: id }),
  z.strictObject({ do: z.literal('dismissNotice'), id }),
  z.strictObject({ do: z.literal('changePerson'), person: id, change: personChange }),
  z.strictObject({ do: z.literal('archiveChannel'), channel: id, archived: z.boolean() }),
  z.strictObject({ do: z.literal('deleteChannel'), channel: id }),
  z.strictObject({ do: z.literal('setMember'), channel: id, person: id, member: z.boolean() }),
  z.strictObject({ do: z.literal('moveClock'), to: clockTarget }),
  z.strictObject({ do: z.literal('reset') }),
]);

/** The window that the page named itself; undefined for programs, which see and do the same without one. */
function windowOf(query: URLSearchParams): string | undefined {
  return query.get('window') || undefined;
}

/** A page that opens for the first time names nobody, which means the first person in the workspace. */
function knownPerson(slack: LocalSlack, as: string | null): Person | undefined {
  const people = slack.workspace.people.filter((person) => !person.isBot);
  return as ? people.find((person) => person.id === as) : people[0];
}
