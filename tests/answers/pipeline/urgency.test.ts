import { expect, it } from 'vitest';
import {
  soundsBroken,
  soundsOver,
  soundsPressing,
  soundsUrgent,
} from '../../../src/answers/pipeline/urgency.ts';

it.each([
  ['prod is down', true],
  ['we have an outage', true],
  ['the search is broken right now', true],
  ['roll back, asap', true],
  ["the bot shows other customers' orders", true],
  ['our API key just leaked', true],
  ['someone pushed the openai key to github, help', true],
  ['which model is in prod right now', false],
  ['how do we keep a key from leaking?', false],
  ['I need the salary bands asap', false],
  ['how good are models at naming the cause of an outage?', false],
  ['our outage review is on Monday', false],
  ['are sre salaries going down because of AI?', false],
  ['everything was down for two hours when we moved the gateway', false],
  ['in the last sev1 the bot told the client that all was well. keep it?', false],
])('%j says that something is broken: %s', (text, broken) => {
  expect(soundsBroken(text)).toBe(broken);
});

it('who cannot wait is urgent, broken or not', () => {
  expect(soundsUrgent('I need the salary bands asap')).toBe(true);
  expect(soundsUrgent('prod is down')).toBe(true);
  expect(soundsUrgent('what do seniors earn')).toBe(false);
  expect(soundsUrgent('which of these systems count, and which is urgent?')).toBe(false);
});

it.each([
  ['key leaked on github NOW', true],
  ['model returns garbage since 10 min', true],
  ['the bot keeps deleting things', true],
  ['queue exploding, what now??', true],
  ['how do we adopt AI in phases?', false],
  [
    'nightly eval red since nine days, the release went out anyway, developers say flaky, data people say developers, nobody looks at the alarm any more. Who should own this??',
    false,
  ],
  ['is a steering group overkill in a company with sixty engineers?', false],
])('%j sounds pressing: %s', (text, pressing) => {
  expect(soundsPressing(text)).toBe(pressing);
});

it.each([
  ['Back up. The new model needs 3 GB more.', true],
  ['ok, we’re back to normal', true],
  ['[RESOLVED] error rate of checkout', true],
  ['is it back up?', false],
  ['not resolved yet', false],
  ['I’ll write again when it is back up', false],
  ['back up the database first', false],
  ['still down', false],
])('%j says that it is over: %s', (text, over) => {
  expect(soundsOver(text)).toBe(over);
});
