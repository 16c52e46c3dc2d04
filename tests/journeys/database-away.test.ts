import { expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../support/postgres-server.ts';
import { fromBot, PLATFORM, said, startJourney } from './journey.ts';

it('while the database is away people get their answers, once; feedback is refused in words; then all is well again', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  const place = { dataDir: '/nonexistent', databaseUrl: server.url };
  const { ada, playground, bot } = await startJourney({
    database: {
      kind: 'postgres',
      place: async () => place,
      open: () => Promise.reject(new Error('not used')),
    },
  });
  expect(said(await ada.command('data quality'))).toMatch(/data/i);
  const nudges = await ada.command('nudges');
  const filled = await ada.pressesAndOpens('Start nudges', nudges);
  await ada.sees((state) => state.modals.find(({ id, submit }) => id === filled.id && submit));

  const sharing = await ada.command('card practices/phased-adoption');

  const chat = await ada.asks('how do we version models?', ada.dm());

  await server.stop();
  await ada.act({ do: 'submit', viewId: filled.id, values: {} });
  await ada.sees((state) =>
    state.modals.find((modal) => modal.submit && said(modal).includes('What you filled in is still here')),
  );
  const shared = await ada.pressesAndOpens('Share elsewhere…', sharing);
  const note = {
    share_channel: { share_channel: { type: 'conversations_select', selected_conversation: PLATFORM } },
    share_note: { share_note: { type: 'plain_text_input', value: 'for Monday' } },
  };
  await ada.act({ do: 'submit', viewId: shared.id, values: note });
  await ada.sees((state) => state.modals.find((modal) => said(modal).includes('Shared in')));
  const sharesIt = () => ada.presses('Share in this channel', sharing);
  await Promise.all([sharesIt(), sharesIt()]);
  await ada.sees((state) => state.messages.find((one) => said(one).includes('already here')));
  const answer = await ada.command('how do we version models?');
  expect(said(answer)).toContain('*Version models and datasets*');
  const mentioned = await ada.asks('@Guidepost what does a steering committee do?');
  expect(said(mentioned)).toContain('steering committee');
  await playground.faults.redeliver(PLATFORM, mentioned.threadTs ?? '', 5);
  const refused = await ada.pressesAndHears('Helpful', answer);
  expect(refused.text).toContain('Something went wrong on my side');
  expect((await ada.pressesAndHears('Save', answer)).text).toContain('Something went wrong on my side');
  // Nobody takes it up again: it could not be stored.
  const saving = await ada.says('save it', ada.dm(), chat.threadTs);
  const notSaved = await ada.hears(saving, { channel: ada.dm() });
  expect(notSaved.text).toMatch(/Something went wrong on my side.*Please try again\./);
  const form = await ada.pressesAndOpens('Start nudges', nudges);
  await ada.sees((state) =>
    state.modals.find(
      ({ id, blocks }) => id === form.id && said({ blocks }) === 'I couldn’t look that up just now.',
    ),
  );
  await ada.openHome();
  const home = await ada.sees((state) => state.home ?? undefined);
  expect(said(home)).toContain('Today’s card');
  await ada.sees((state) =>
    said(state.home ?? { blocks: [] }).includes(
      'I can’t look up your saved cards and your progress right now',
    )
      ? true
      : undefined,
  );

  await server.start();
  const again = await ada.command('tip');
  expect(said(again)).toContain('A tip');
  expect(said(await ada.pressesAndHears('Helpful', await ada.command('skill gap')))).toContain('helped');
  await bot.stop();
  const thread = { channel: PLATFORM, threadTs: mentioned.threadTs ?? '' };
  expect(fromBot(ada.state(), '0', thread)).toHaveLength(1);
  const cards = fromBot(ada.state(), '0', { channel: PLATFORM }).filter((one) =>
    said(one).includes('shared a guidance card'),
  );
  expect(cards.map((one) => said(one).includes('for Monday'))).toEqual([true]);
});
