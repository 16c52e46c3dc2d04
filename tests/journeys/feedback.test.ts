import { expect, it } from 'vitest';
import { NOOR, PLATFORM, person, said, startJourney } from './journey.ts';

it('three people who found a card helpful for a question are a reason to give it, after a restart, too', async () => {
  const { ada, marco, playground, bot, start } = await startJourney();
  const noor = person(playground, NOOR);
  const answer = await ada.asks('@Guidepost how do we version datasets?');
  for (const one of [ada, marco, noor])
    expect(said(await one.pressesAndHears('Helpful', answer))).toContain('helped');
  const again = await ada.command('versioning datasets', PLATFORM);
  expect(said(again)).toContain('3 people found it helpful for that question');
  expect(said(await ada.command('how do we get clean training data?'))).not.toContain('people found it');
  await bot.stop();
  await start();
  expect(said(await marco.command('versioning datasets'))).toContain('3 people found it helpful');
});
