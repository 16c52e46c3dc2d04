import { describe, expect, it } from 'vitest';
import { type Actor, buttons, fromBot, PLATFORM, said, startJourney } from './journey.ts';

const QUESTION = 'How do we roll back a bad model?';

/** Writes to the bot and gives its answer, wherever in the direct message it stands. */
const tells = (actor: Actor, text: string) => actor.asks(text, actor.dm());

describe('after an answer in a direct message', () => {
  it('"more" and "another one" go on with cards that were not shown yet, to the end', async () => {
    const { ada } = await startJourney();
    const shown = new Set(cardsIn(await tells(ada, QUESTION)));
    for (const words of ['more', 'another one please', 'any more?']) {
      const further = await tells(ada, words);
      const cards = cardsIn(further);
      expect(cards.filter((card) => shown.has(card))).toEqual([]);
      expect(cards.length).toBeGreaterThan(0);
      expect(said(further)).toContain(QUESTION);
      for (const card of cards) shown.add(card);
    }
    await tells(ada, 'what does a steering committee do?');
    const end = await untilNothingMore(ada);
    expect(end).toContain('no other card that fits “what does a steering committee do?”');
  });

  it('"why this one?" names the words that led to it, the spelling and what belongs together', async () => {
    const { ada } = await startJourney();
    await tells(ada, 'how do we vesrion datasets?');
    const why = said(await tells(ada, 'why this one?'));
    expect(why).toContain('*Why “Version models and datasets”*');
    expect(why).toContain('I read “vesrion” as *version*');
    expect(why).toContain('*datasets*');
    expect(said(await tells(ada, 'and why?'))).toContain('Version models');
  });

  it('a kind of card steers the same question, and "more" stays with that kind', async () => {
    const { ada } = await startJourney();
    await tells(ada, 'our data is a mess');
    const practices = await tells(ada, 'practices for that');
    expect(said(practices)).toContain('Best practices for “our data is a mess”');
    expect(cardsIn(practices).every((card) => card.startsWith('practices/'))).toBe(true);
    expect(cardsIn(await tells(ada, 'more')).every((card) => card.startsWith('practices/'))).toBe(true);
    expect(said(await tells(ada, 'practices'))).toContain('Best practices');
  });

  it('"share it" asks where to; "share it in #platform" posts the card there in one\'s name', async () => {
    const { ada, marco } = await startJourney();
    await tells(ada, 'how do we version datasets?');
    const where = await tells(ada, 'share it');
    expect(said(where)).toContain('Where should I share *Version models and datasets*?');
    const form = await ada.pressesAndOpens('Share elsewhere…', where);
    expect(form.title).toBe('Share a card');
    const named = await tells(ada, 'share it in #random');
    expect(said(named)).toContain('/invite @guidepost');
    expect(said(await tells(ada, 'share it in #platform'))).toContain('Shared *Version models');
    const shared = await marco.hears(where.ts, { channel: PLATFORM });
    expect(said(shared)).toContain(`<@${ada.id}> shared a guidance card`);
  });

  it('"save", "the whole card", "the second one" and "thanks" are understood, also by a bot that started anew', async () => {
    const { ada, bot, start } = await startJourney();
    const answer = await tells(ada, QUESTION);
    const second = cardsIn(answer)[1];
    await bot.stop();
    await start();
    expect(said(await tells(ada, 'save it'))).toContain('Saved *Version models and datasets');
    await tells(ada, QUESTION);
    expect(said(await tells(ada, 'the whole card'))).toContain('*Pitfalls*');
    expect(cardsIn(await tells(ada, 'why the second one?'))).toContain(second);
    expect((await tells(ada, 'thanks')).text).toContain('welcome');
  });

  it('a tip is followed by another tip, and where there is no answer yet the bot says so', async () => {
    const { ada } = await startJourney();
    expect((await tells(ada, 'another one')).text).toContain('Ask me something first');
    await tells(ada, 'tip');
    expect((await tells(ada, 'another one')).text).toMatch(/^Tip: /);
    expect((await tells(ada, 'why this one?')).text).toContain('That was a tip');
  });
});

describe('after an answer in a thread', () => {
  it('the one who got it goes on without a mention; the others do not by chance', async () => {
    const { ada, marco, bot } = await startJourney();
    const first = await ada.asks(`@Guidepost ${QUESTION}`);
    const thread = first.threadTs ?? '';
    await marco.says('more', PLATFORM, thread);
    await marco.says('why?', PLATFORM, thread);
    await ada.says('<@U0MARCO> more?', PLATFORM, thread);
    const named = await marco.asks('@Guidepost another one', PLATFORM, thread);
    expect(cardsIn(named).filter((card) => cardsIn(first).includes(card))).toEqual([]);
    const more = await marco.asks('more', PLATFORM, thread);
    expect(said(more)).toContain('More for');
    await ada.says('more', PLATFORM, thread);
    await ada.says('share it', PLATFORM, thread);
    await bot.stop();
    expect(fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: thread }).map((one) => one.ts)).toEqual([
      first.ts,
      named.ts,
      more.ts,
    ]);
  });

  it('a thread that was read is read again for "why" and for more', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says(
      'Our fraud model got worse over the last months and nobody noticed until finance called. Accuracy dropped silently.',
    );
    const answer = await ada.asks('@Guidepost', PLATFORM, root);
    const why = said(await ada.asks('why this one?', PLATFORM, root));
    expect(why).toContain('I read the thread');
    expect(why).toContain('I took “got worse” as *model drift*');
    const more = await ada.asks('more please', PLATFORM, root);
    expect(cardsIn(more).filter((card) => cardsIn(answer).includes(card))).toEqual([]);
  });

  it('"share it in the channel" posts the card in the channel; "save" is told in private', async () => {
    const { ada, marco } = await startJourney();
    const first = await ada.asks('@Guidepost how do we version datasets?');
    const thread = first.threadTs ?? '';
    const saved = await ada.asks('save it', PLATFORM, thread);
    expect(saved.ephemeral).toBe(true);
    await ada.says('@Guidepost share it in the channel', PLATFORM, thread);
    expect(said(await marco.hears(first.ts, { channel: PLATFORM }))).toContain('shared a guidance card');
  });

  it('"share it in the channel" posts the card once, also where the private note about it fails', async () => {
    const { ada, marco, playground, bot } = await startJourney();
    const first = await ada.asks('@Guidepost how do we version datasets?');
    playground.faults.failNext('chat.postEphemeral', { type: 'error', error: 'fatal_error' });
    await ada.says('@Guidepost share it in the channel', PLATFORM, first.threadTs ?? '');
    const note = await ada.hears(first.ts, { channel: ada.dm() });
    expect(said(note)).toContain('Shared *Version models');
    // So much is said since that the card is out of sight.
    for (let said = 1; said <= 11; said += 1) await marco.says(`Message ${said}`);
    await bot.recover(0);
    const shared = fromBot(marco.state(), first.ts, { channel: PLATFORM });
    expect(shared.map((one) => said(one).includes('shared a guidance card'))).toEqual([true]);
    expect(JSON.stringify(ada.state().messages)).not.toContain('I couldn’t finish that');
  });
});

/** The ids of the cards whose buttons stand in a message. */
function cardsIn(message: Parameters<typeof said>[0]): string[] {
  const values = buttons(message.blocks ?? []).flatMap(({ actionId, value, option }) => {
    // The value of an option in the “…” menu starts with the button that it acts as.
    if (option) return value.startsWith('open_card ') ? [value.slice('open_card '.length)] : [];
    return actionId.startsWith('open_card') ? [value] : [];
  });
  // “#2” is the passage at which the card opens.
  return [...new Set(values.map((value) => value.split(' ')[1]?.replace(/#\d+$/, '') ?? ''))];
}

async function untilNothingMore(actor: Actor): Promise<string> {
  for (let times = 0; times < 10; times += 1) {
    const text = said(await tells(actor, 'more'));
    if (text.includes('no other card')) return text;
  }
  return 'it never ended';
}
