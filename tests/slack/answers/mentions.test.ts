import { App, type Receiver } from '@slack/bolt';
import { expect, it } from 'vitest';
import { type MentionDeps, registerMentions } from '../../../src/slack/answers/mentions.ts';
import { resolveWorkspace, singleWorkspace } from '../../../src/slack/kit/workspace.ts';
import { workspaceWith } from '../../support/workspace.ts';

/** Which of these mentions the bot takes up, by their ts. */
async function takenUp(events: readonly Record<string, unknown>[]): Promise<string[]> {
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-1', botUserId: 'U0BOT' }) });
  app.use(resolveWorkspace(singleWorkspace(workspaceWith({}))));
  const taken: string[] = [];
  const inbox = { process: async ({ ts }: { ts: string }) => void taken.push(ts) };
  registerMentions(app, { inbox, commands: { changes: () => [] } } as unknown as MentionDeps);
  for (const event of events) {
    const body = {
      type: 'event_callback',
      team_id: 'T1',
      event: { type: 'app_mention', channel: 'C1', ...event },
    };
    await app.processEvent({ body, ack: async () => {} });
  }
  return taken;
}

it('A mention by a person is taken up, written or added by an edit; one by a reminder or another app is not', async () => {
  const text = '<@U0BOT> how do we version datasets?';
  const mentions = [
    { ts: '1.1', user: 'U1', text },
    { ts: '1.2', user: 'USLACKBOT', text: `Reminder: ${text}` },
    { ts: '1.3', user: 'U2', bot_id: 'B2', text },
    { ts: '1.4', user: 'U1', text, edited: { user: 'U1', ts: '1.5' } },
    { ts: '1.6', bot_id: 'B2', text },
  ];
  expect(await takenUp(mentions)).toEqual(['1.1', '1.4']);
});
