import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';
import { type Actor, ADA, MARCO, PLATFORM, person, said } from './journey.ts';
import { platforms, startNudgeJourney } from './nudge-journey.ts';

const config = { curators: [MARCO] };

/** What a curator reads, line by line. */
async function changes(marco: Actor): Promise<string[]> {
  await marco.openHome();
  await marco.sees((now) => (now.home && said(now.home).includes('For curators') ? now.home : undefined));
  const opened = await marco.pressesAndOpens('Who changed what', 'home');
  const filled = await marco.sees((now) =>
    now.modals.find((one) => one.id === opened.id && said(one).includes('This shows who switched')),
  );
  return [...said(filled).matchAll(/• [^:]*: (.*)/g)].map(([, line = '']) => line);
}

eachDatabase('Curators', (database) => {
  it('see who changed what for others, newest first, and nothing that is somebody’s own', async () => {
    const journey = await startNudgeJourney({ database, config, subscriptions: [platforms()] });
    const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
    expect(await changes(marco)).toEqual([]);
    journey.moveTo('2026-11-02T08:01:00Z');
    await ada.command('nudges here pause', PLATFORM);
    journey.moveTo('2026-11-02T08:02:00Z');
    await ada.command('suggest on', PLATFORM);
    // Her own affairs.
    await ada.command('nudges stop', PLATFORM);
    await ada.asks('how do we roll back a bad model?', ada.dm());
    expect(await changes(marco)).toEqual([
      `<@${ADA}> switched suggestions on in <#${PLATFORM}>`,
      `<@${ADA}> paused the nudges of <#${PLATFORM}>`,
    ]);

    await ada.presses('Delete everything', await ada.command('privacy'));
    await ada.sees(({ messages }) => messages.find(({ text }) => text.startsWith('Deleted')));
    expect(await changes(marco)).toEqual([
      `Somebody switched suggestions on in <#${PLATFORM}>`,
      `Somebody paused the nudges of <#${PLATFORM}>`,
    ]);
  });
});

it('What changes nothing is not in the list of changes', async () => {
  const journey = await startNudgeJourney({ config, subscriptions: [platforms()] });
  const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
  await ada.command('nudges here resume', PLATFORM);
  await ada.command('suggest off', PLATFORM);
  expect(await changes(marco)).toEqual([]);
});
