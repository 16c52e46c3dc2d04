import { App, LogLevel } from '@slack/bolt';
import type { LocalSlackServer } from '../../src/start-local-slack.ts';
import { formBlocks, messageBlocks } from './sample-blocks.ts';

export interface SampleApp {
  /** What the app received, newest last: `pressed go {"value":"North"}`. */
  heard: string[];
  stop: () => Promise<void>;
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A small real Bolt app on the local Slack: a command, a form, a shortcut, a Home tab, every block. */
export async function startSampleApp(localSlack: LocalSlackServer): Promise<SampleApp> {
  const heard: string[] = [];
  const app = new App({
    token: localSlack.botToken,
    appToken: localSlack.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: localSlack.apiUrl },
  });

  app.command('/way', async ({ ack, command, respond }) => {
    await ack();
    heard.push(`command ${command.text}`);
    await respond({
      text: `The way to ${command.text}`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `The way to *${command.text}* is long.` } },
        {
          type: 'actions',
          block_id: 'answer',
          elements: [
            {
              type: 'button',
              action_id: 'share',
              text: plain('Share'),
              value: command.text,
              style: 'primary',
            },
          ],
        },
      ],
    });
  });
  app.action('share', async ({ ack, body, client, action }) => {
    await ack();
    const channel = body.channel?.id ?? '';
    const place = action.type === 'button' ? action.value : '';
    await client.chat.postMessage({ channel, text: `<@${body.user.id}> shares the way to ${place}` });
  });

  app.event('app_mention', async ({ event, say }) => {
    await say({ thread_ts: event.thread_ts ?? event.ts, text: 'Follow the signs.' });
  });
  app.message(async ({ message, say }) => {
    if (message.subtype !== undefined) return;
    await say({ text: 'All blocks', blocks: messageBlocks });
  });

  app.action({ action_id: 'open_form' }, async ({ ack, body, client }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'form',
        title: plain('Plan a journey'),
        submit: plain('Plan it'),
        close: plain('Not now'),
        blocks: formBlocks,
      },
    });
  });
  app.view('form', async ({ ack, view, body, client }) => {
    const place = view.state.values.place?.text?.value ?? '';
    if (place === 'Atlantis') {
      await ack({ response_action: 'errors', errors: { place: 'No road leads there.' } });
      return;
    }
    await ack();
    heard.push(`form ${JSON.stringify(view.state.values)}`);
    await client.chat.postMessage({ channel: 'C0GENERAL', text: `<@${body.user.id}> is going to ${place}` });
  });
  app.options('found', async ({ ack, options }) => {
    const teams = ['Road keepers', 'Road builders', 'Map makers'].filter((team) =>
      team.toLowerCase().includes(options.value.toLowerCase()),
    );
    await ack({ options: teams.map((team) => ({ text: plain(team), value: team })) });
  });
  app.action(/^(go|close_road|pick|rated|more|home_button)$/, async ({ ack, action, payload }) => {
    await ack();
    const { action_id: actionId, action_ts: _, ...rest } = payload as unknown as Record<string, unknown>;
    heard.push(`pressed ${String(actionId)} ${JSON.stringify(rest)} ${action.type}`);
  });

  app.shortcut('explain', async ({ ack, client, shortcut }) => {
    await ack();
    const about = 'message' in shortcut ? shortcut.message.text : '';
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: {
        type: 'modal',
        title: plain('Explained'),
        submit: plain('Thanks'),
        blocks: [
          { type: 'section', text: { type: 'mrkdwn', text: `It says: ${about}` } },
          {
            type: 'input',
            block_id: 'opinion',
            optional: true,
            label: plain('Your opinion'),
            element: { type: 'plain_text_input', action_id: 'text' },
          },
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'deeper', text: plain('Explain that, too') }],
          },
        ],
      },
    });
  });

  app.action('deeper', async ({ ack, body, client }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    await client.views.push({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        title: plain('Deeper'),
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'It is turtles all the way down.' } }],
      },
    });
  });

  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [
          { type: 'header', text: plain('Your ways') },
          { type: 'section', text: { type: 'mrkdwn', text: `Welcome, <@${event.user}>.` } },
          {
            type: 'actions',
            block_id: 'home-actions',
            elements: [
              { type: 'button', action_id: 'home_button', text: plain('Where am I?'), value: 'here' },
            ],
          },
        ],
      },
    });
  });
  // The button "Broken" has no listener on purpose: people must be told that nobody answered.
  app.error(async () => {});

  await app.start();
  return { heard, stop: async () => void (await app.stop()) };
}
