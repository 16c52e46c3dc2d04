import { describe, expect, it } from 'vitest';
import { type Actor, fromBot, NOOR, person, RANDOM, said, startJourney } from './journey.ts';

const GENERAL = 'C0GENERAL';
const INCIDENTS = 'C0INCIDENTS';
const HELIOS = 'C0HELIOS';
const LENA = 'U0LENA';

/** Asks in a direct message, says where the card should go, and gives what the bot says to that. */
async function sharesInto(actor: Actor, channel: string): Promise<string> {
  await actor.asks('how do we version datasets?', actor.dm());
  const ts = await actor.says(`share it in ${channel}`, actor.dm());
  const reply = await actor.sees((now) =>
    now.messages.find(
      (one) => one.userId === now.botUserId && one.channel === actor.dm() && Number(one.ts) > Number(ts),
    ),
  );
  return said(reply);
}

describe('“share it in #channel”', () => {
  it.each([
    ['a member who is not in it', NOOR],
    ['a guest who is not in it', LENA],
  ])('posts nothing for %s, and does not tell whether the bot is there', async (_, id) => {
    const { playground, ada, bot } = await startJourney();
    for (const channel of [INCIDENTS, RANDOM]) {
      await ada.act({ do: 'setMember', channel, person: NOOR, member: false });
    }
    const actor = person(playground, id);
    const refused = await sharesInto(actor, '#incidents');
    const withoutBot = await sharesInto(actor, '#random');
    await bot.stop();
    expect(refused).toContain('Choose a channel that we’re both in');
    expect(withoutBot.replaceAll(RANDOM, INCIDENTS)).toBe(refused);
    expect(fromBot(ada.state(), '0', { channel: INCIDENTS })).toEqual([]);
  });

  it('posts it where the person is', async () => {
    const { ada, marco } = await startJourney();
    expect(await sharesInto(ada, '#general')).toContain(`in <#${GENERAL}>`);
    const shared = await marco.sees((now) => fromBot(now, '0', { channel: GENERAL }).at(-1));
    expect(said(shared)).toContain(`<@${ada.id}> shared a guidance card`);
  });

  it('posts nothing where another company reads along, unless it is said right there', async () => {
    const { ada, bot } = await startJourney();
    expect(await sharesInto(ada, '#helios-cloud')).toContain('is shared with another company');
    const answer = await ada.asks('@Guidepost how do we version datasets?', HELIOS);
    await ada.says('@Guidepost share it in #helios-cloud', HELIOS, answer.threadTs);
    const shared = await ada.sees((now) => fromBot(now, answer.ts, { channel: HELIOS }).at(-1));
    await bot.stop();
    expect(said(shared)).toContain('shared a guidance card');
  });
});

it('The form refuses a channel shared with another company, keeps the note, and takes another', async () => {
  const { ada, bot } = await startJourney();
  const form = await ada.pressesAndOpens(
    'Share elsewhere…',
    await ada.command('card practices/phased-adoption'),
  );
  await ada.act({
    do: 'submit',
    viewId: form.id,
    values: {
      share_channel: { share_channel: { type: 'conversations_select', selected_conversation: HELIOS } },
      share_note: { share_note: { type: 'plain_text_input', value: 'for Monday' } },
    },
  });
  const again = await ada.sees((now) =>
    now.modals.find((one) => said(one).includes('shared with another company')),
  );
  expect(JSON.stringify(again.blocks)).toContain('"initial_value":"for Monday"');
  await bot.stop();
  expect(fromBot(ada.state(), '0', { channel: HELIOS })).toEqual([]);
});
