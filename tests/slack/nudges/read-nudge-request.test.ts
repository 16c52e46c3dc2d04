import { describe, expect, it } from 'vitest';
import { readNudgeRequest } from '../../../src/slack/nudges/read-nudge-request.ts';

const read = (text: string, byCommand = true) => {
  const request = readNudgeRequest(text, byCommand);
  return request && [request.verb, request.rest, ...(request.here ? ['here'] : [])];
};

describe('what is said after “nudges”', () => {
  it('is read as a sub-command, for oneself or for the channel', () => {
    expect(read('nudges')).toEqual(['show', '']);
    expect(read('My nudges')).toEqual(['show', '']);
    expect(read('nudges here')).toEqual(['show', '', 'here']);
    expect(read('nudges off')).toEqual(['stop', '']);
    expect(read('nudge pause')).toEqual(['pause', '']);
    expect(read('nudges pause until monday here')).toEqual(['pause', 'until monday', 'here']);
    expect(read('nudges pause banana')).toEqual(['pause', 'banana']);
  });

  it('is about nudges when it is one word, or a misspelt sub-command', () => {
    expect(read('nudges banana')).toEqual(['unknown', 'banana']);
    expect(read('nudges here banana')).toEqual(['unknown', 'banana', 'here']);
    expect(read('nudges 9:30')).toEqual(['unknown', '9:30']);
    expect(read('nudges banana?')).toEqual(['unknown', 'banana']);
    expect(read('nudges puase a week')).toEqual(['unknown', 'puase a week']);
    expect(read('nudge stpo')).toEqual(['unknown', 'stpo']);
  });

  it('in one’s own words is about nudges when it comes near a sub-command, and a question otherwise', () => {
    expect(read('nudges stpo', false)).toEqual(['unknown', 'stpo']);
    expect(read('nudges puase a week', false)).toEqual(['unknown', 'puase a week']);
    expect(read('nudges pause banana', false)).toEqual(['pause', 'banana']);
    for (const topic of ['nudges fatigue', 'nudges ignored', 'nudges ignored?', 'nudges banana here']) {
      expect(read(topic, false)).toBeUndefined();
    }
  });

  it('changes nothing when it asks', () => {
    expect(read('nudges?')).toEqual(['show', '']);
    expect(read('nudges stop?')).toEqual(['show', '']);
    expect(read('nudges pause a week?')).toEqual(['show', '']);
    expect(read('nudges pause until 2026-12-24 ?')).toEqual(['show', '']);
    expect(read('nudges here pause a week?')).toEqual(['show', '', 'here']);
    expect(read('nudges pause a week here?')).toEqual(['show', '', 'here']);
  });

  it.each([
    'nudges start with what',
    'nudges stop working after a week',
    'nudge theory',
    'nudge theory for teams',
    'nudges for teams',
    'nudges status quo bias?',
    'nudges stpo helping people?',
    'how do nudges work',
    'what are nudges here for',
  ])('is a question: “%s”', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
