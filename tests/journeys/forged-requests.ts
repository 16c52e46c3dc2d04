import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { type FeatureDeps, registerFeatures } from '../../src/slack/register.ts';

/** Everything that the bot listens to, by the method of Bolt that it was registered with. */
export function listenedTo(by: 'action' | 'view' | 'options' | 'shortcut' | 'event'): string[] {
  const heard: string[] = [];
  const app = new Proxy({} as App, {
    get: (_, method: string) => (to: unknown) => {
      if (method === by) heard.push(to instanceof RegExp ? to.source.replace(/^\^|\(:.*$/g, '') : String(to));
    },
  });
  registerFeatures(app, {} as FeatureDeps);
  return [...new Set(heard)].toSorted();
}

/** Where the bot answers a click, and what it said there: the path of each answer is what it was an answer to. */
export async function responseUrls() {
  const answers: { to: string; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    answers.push({ to: decodeURIComponent(request.url ?? ''), body: Buffer.concat(chunks).toString() });
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { answers, urlFor: (what: string) => `http://127.0.0.1:${port}/${encodeURIComponent(what)}` };
}

/** Somebody who sends requests, as Slack would describe them. */
export interface Forger {
  userId: string;
  team: string;
}

/** The message that a forged click claims to be on. */
export interface ForgedMessage {
  channel: string;
  ts: string;
  /** The message itself, which Slack adds; null for one that only one person sees. */
  message?: { text: string; blocks?: unknown } | null;
  ephemeral?: boolean;
}

/** What a forged click says about itself. */
export interface ForgedClick {
  by: Forger;
  actionId: string;
  value: string;
  /** Where it claims to be: a message in a channel, or a window with this metadata. */
  at: ForgedMessage | { metadata: string };
  trigger: string;
  responseUrl: string;
}

/** A click on a button, a box or a menu: all that the bot reads from any of them is there. */
export function click({ by, actionId, value, at, trigger, responseUrl }: ForgedClick): object {
  const option = { text: { type: 'plain_text', text: 'x' }, value };
  return {
    type: 'block_actions',
    ...whoIs(by),
    trigger_id: trigger,
    ...('channel' in at
      ? {
          response_url: responseUrl,
          channel: { id: at.channel, name: 'somewhere' },
          container: {
            type: 'message',
            channel_id: at.channel,
            message_ts: at.ts,
            is_ephemeral: at.ephemeral ?? false,
          },
          ...(at.message !== null && { message: { ts: at.ts, text: 'x', blocks: [], ...at.message } }),
        }
      : {
          container: { type: 'view', view_id: 'V0FORGED' },
          view: {
            id: 'V0FORGED',
            type: 'modal',
            callback_id: 'card',
            title: { type: 'plain_text', text: 'A window' },
            blocks: [],
            private_metadata: at.metadata,
            state: { values: {} },
          },
        }),
    actions: [
      {
        type: 'button',
        action_id: actionId,
        block_id: value,
        value,
        selected_conversation: value,
        selected_option: option,
        selected_options: [option],
        action_ts: '1.1',
      },
    ],
  };
}

/** For some menus, Slack asks for the options while somebody types, and says nothing of a choice. */
export function asSlackSends(request: object, actionId: string, value: string): object {
  const isMenu = !listenedTo('action').includes(actionId) && listenedTo('options').includes(actionId);
  return isMenu ? { ...request, type: 'block_suggestion', action_id: actionId, value } : request;
}

/** A form that was sent, each time as another one: the same form twice is a double click. */
export function submission(
  by: Forger,
  form: { callbackId: string; metadata: string; values: object; trigger: string },
): object {
  return {
    type: 'view_submission',
    ...whoIs(by),
    trigger_id: form.trigger,
    view: {
      id: `V${randomUUID()}`,
      hash: '1.1',
      type: 'modal',
      callback_id: form.callbackId,
      title: { type: 'plain_text', text: 'A form' },
      private_metadata: form.metadata,
      blocks: [],
      state: { values: form.values },
    },
  };
}

function whoIs({ userId, team }: Forger): object {
  return {
    team: { id: team },
    user: { id: userId, team_id: team },
    api_app_id: 'A0',
    is_enterprise_install: false,
  };
}
