import type { App, BlockAction } from '@slack/bolt';

/** `/lunch Thai` asks the channel; the button opens a form; each order is posted in the thread. */
export function lunch(app: App): void {
  app.command('/lunch', async ({ ack, client, command }) => {
    await ack();
    const text = `Lunch from ${command.text || 'somewhere'}: what would you like?`;
    const order = { type: 'button', action_id: 'order', text: plain('Order'), style: 'primary' } as const;
    await client.chat.postMessage({
      channel: command.channel_id,
      text,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text } },
        { type: 'actions', elements: [order] },
      ],
    });
  });

  app.action<BlockAction>('order', async ({ ack, body, client }) => {
    await ack();
    const dish = { type: 'plain_text_input', action_id: 'dish', max_length: 100 } as const;
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'order',
        private_metadata: JSON.stringify([body.channel?.id, body.message?.ts]),
        title: plain('Your order'),
        submit: plain('Order'),
        blocks: [{ type: 'input', block_id: 'dish', label: plain('Dish'), element: dish }],
      },
    });
  });

  app.view('order', async ({ ack, body, client, view }) => {
    await ack();
    const [channel, ts] = JSON.parse(view.private_metadata) as [string, string];
    const text = `<@${body.user.id}> takes ${view.state.values.dish?.dish?.value}`;
    await client.chat.postMessage({ channel, thread_ts: ts, text });
  });
}

function plain(text: string) {
  return { type: 'plain_text', text } as const;
}
