import { App, LogLevel, type types } from '@slack/bolt';
import type { LocalSlackServer } from '../../src/start-local-slack.ts';

export interface SampleAgent {
  /** What the app received, newest last: `searched mar`. */
  heard: string[];
  /** Releases the answers that are held back. */
  answer: () => void;
  stop: () => Promise<void>;
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const places = ['Marsh', 'Market', 'Mountain', 'Mill'];

/** A search field that answers while somebody types, and a menu that asks the app. */
function searchBlocks(found: readonly string[]): types.KnownBlock[] {
  return [
    {
      type: 'input',
      block_id: 'query',
      dispatch_action: true,
      optional: true,
      label: plain('Where to?'),
      element: {
        type: 'plain_text_input',
        action_id: 'typed',
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      },
    },
    { type: 'section', text: { type: 'mrkdwn', text: found.join(', ') || 'Nothing found' } },
    {
      type: 'actions',
      block_id: 'menu',
      elements: [
        {
          type: 'external_select',
          action_id: 'place',
          placeholder: plain('Choose a place'),
          min_query_length: 0,
        },
        { type: 'button', action_id: 'deeper', text: plain('Deeper') },
      ],
    },
  ];
}

const modal = (found: readonly string[]): types.View => ({
  type: 'modal',
  callback_id: 'search',
  title: plain('Search the ways'),
  submit: plain('Done'),
  blocks: searchBlocks(found),
});

/** A small agent on the local Slack: prompts, status and titles, a step, a search in a modal and on Home. */
export async function startSampleAgent(localSlack: LocalSlackServer): Promise<SampleAgent> {
  const heard: string[] = [];
  let waiting: (() => void)[] = [];
  const app = new App({
    token: localSlack.botToken,
    appToken: localSlack.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: localSlack.apiUrl },
  });

  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: searchBlocks(places) },
      });
      return;
    }
    await client.assistant.threads.setSuggestedPrompts({
      channel_id: event.channel,
      title: 'Ways that others take',
      prompts: [
        { title: 'To the market', message: 'Which way is the market?' },
        { title: 'To the mill', message: 'Which way is the mill?' },
        { title: 'Around the marsh', message: 'How do I get around the marsh?' },
        { title: 'Up the mountain', message: 'Is there a way up the mountain?' },
      ],
    });
  });
  app.message(async ({ message, client, say }) => {
    if (message.subtype !== undefined || message.channel_type !== 'im') return;
    const threadTs = message.thread_ts ?? message.ts;
    const at = { channel_id: message.channel, thread_ts: threadTs };
    await client.assistant.threads.setStatus({ ...at, status: 'is looking at the map…' });
    const asked = message.text ?? '';
    // Some agents give a chat a title of their own, others its first words.
    const title = asked.length > 40 ? `${asked.slice(0, 30)}…` : `Way: ${asked.slice(0, 20)}`;
    await client.assistant.threads.setTitle({ ...at, title });
    if (message.text?.includes('marsh')) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
    await say({ thread_ts: threadTs, text: `Straight on. (${message.text})` });
  });
  app.function('find_way', async ({ inputs, complete, fail }) => {
    heard.push(`step ${JSON.stringify(inputs)}`);
    if (inputs.place === 'Atlantis') {
      await fail({ error: 'No way leads there.' });
      return;
    }
    await complete({
      outputs: {
        way: `Straight on to *${String(inputs.place)}*`,
        ...(inputs.walker ? { walker: inputs.walker } : {}),
      },
    });
  });
  app.shortcut('search_ways', async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: modal(places) });
  });
  app.view('search', async ({ ack }) => {
    await ack();
  });
  app.action('typed', async ({ ack, body, client, action }) => {
    await ack();
    const typed = action.type === 'plain_text_input' ? (action.value ?? '') : '';
    heard.push(`searched ${typed}`);
    if (body.type !== 'block_actions' || !body.view) return;
    const found = places.filter((place) => place.toLowerCase().startsWith(typed.toLowerCase()));
    if (body.view.type === 'home') {
      await client.views.publish({
        user_id: body.user.id,
        view: { type: 'home', blocks: searchBlocks(found) },
      });
    } else {
      await client.views.update({ view_id: body.view.id, view: modal(found) });
    }
  });
  app.options('place', async ({ ack, options }) => {
    if (options.value === 'broken') return await ack({ options: [{ nonsense: true }] as never });
    const found = places.filter((place) => place.toLowerCase().startsWith(options.value.toLowerCase()));
    const offered = found.map((place) => ({ text: plain(place), value: place }));
    await ack({
      option_groups: offered.length > 0 ? [{ label: plain('Near by'), options: offered }] : [],
    });
  });
  app.action('place', async ({ ack, action }) => {
    await ack();
    heard.push(`chose ${'selected_option' in action ? String(action.selected_option?.value) : ''}`);
  });
  app.action('deeper', async ({ ack, body, client }) => {
    await ack();
    if (!('trigger_id' in body) || body.type !== 'block_actions' || body.view?.type !== 'modal') return;
    await client.views.push({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        title: plain('Deeper'),
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'It goes on down there.' } }],
      },
    });
  });
  app.event('reaction_added', async ({ event, client }) => {
    heard.push(`reaction ${event.reaction}`);
    if (event.reaction !== 'compass') return;
    await client.chat.postEphemeral({
      channel: event.item.channel,
      user: event.user,
      text: 'You asked for the way.',
    });
  });

  await app.start();
  return {
    heard,
    answer() {
      for (const go of waiting) go();
      waiting = [];
    },
    stop: async () => void (await app.stop()),
  };
}
