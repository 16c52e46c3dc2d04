import { expect, it } from 'vitest';
import { fromBot, said, startJourney } from './journey.ts';

it.each(['server_error', 'answer_lost', 'dropped'] as const)(
  'Slack failing once (%s) keeps nobody from what is stored about them, and nothing of it comes twice',
  async (type) => {
    const { ada, playground, bot } = await startJourney();
    await ada.asks('@Guidepost how do we version datasets?');
    const about = await ada.command('privacy');
    playground.faults.failNext('chat.postMessage', { type });
    await ada.presses('Send me everything', about);
    await ada.sees((now) => now.messages.find((one) => one.ephemeral && said(one).includes('sent it')));
    await bot.stop();
    const sent = fromBot(ada.state(), '0', { channel: ada.dm() }).map((one) => said(one));
    expect(sent.length).toBeGreaterThan(0);
    expect(new Set(sent).size).toBe(sent.length);
  },
);
