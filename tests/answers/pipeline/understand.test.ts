import { expect, it } from 'vitest';
import { understand } from '../../../src/answers/pipeline/understand.ts';

it('reads a message without mentions and runs of blanks', () => {
  expect(understand('<@U0GUIDE>   our data\nis a mess').text).toBe('our data is a mess');
});

it.each([
  ['production is down what do I do', true],
  ['checkout is on fire', true],
  ['we have a sev1', true],
  ['errors x5 since the release', true],
  ['roll back now??', true],
  ['customers are seeing other people’s orders', true],
  ['how do we write a good postmortem', false],
  ['how do we roll back a bad model', false],
  ['cut down on alerts', false],
  ['', false],
])('%j is urgent: %s', (text, urgent) => {
  expect(understand(text).urgent).toBe(urgent);
});

it('a short message in a thread about an outage is urgent, a long one speaks for itself', () => {
  const thread = ['prod is down', 'looking'];
  expect(understand('ideas?', thread).urgent).toBe(true);
  expect(understand(`${'another subject entirely '.repeat(5)}`, thread).urgent).toBe(false);
  expect(understand('ideas?', ['prod is down', ...Array<string>(6).fill('lunch?')]).urgent).toBe(false);
});

it('a thread whose incident is over is calm, until something breaks again', () => {
  const over = ['prod is down', 'Back up. Why did no alert tell us?'];
  expect(understand('ideas?', over, true)).toMatchObject({ urgent: false, inIncident: false });
  expect(understand('ideas?', [...over, 'prod is down again'], true)).toMatchObject({
    urgent: true,
    inIncident: true,
  });
  expect(understand('prod is down', over).urgent).toBe(true);
});

it('knows a message that is not in English, and goes by the thread where the message says nothing', () => {
  expect(understand('Wie messen wir drift?').language).toBe('de');
  expect(understand('how do we measure drift?', ['Wie messen wir das?']).language).toBeUndefined();
  expect(understand('<@U0GUIDE>', ['Wie messen wir das?']).language).toBe('de');
});
