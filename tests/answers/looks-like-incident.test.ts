import { describe, expect, it } from 'vitest';
import {
  type ChannelMessage,
  isIncidentChannel,
  looksLikeIncident,
} from '../../src/answers/looks-like-incident.ts';

const said = (text: string, minute = 0, by = 'U1', app = false): ChannelMessage => ({
  by,
  app,
  text,
  at: minute * 60_000,
});

describe('people are plainly in an incident', () => {
  it.each([
    'We have an incident on line 2',
    'sev1: inference is down',
    'SEV-2 please join',
    'this is a P0',
    'rollback now',
    'roll back immediately',
    'the API is down again',
    'I was paged at 3 in the morning',
    ':rotating_light: pods restart every two minutes',
    'customers are affected',
  ])('when somebody says: %s', (text) => {
    expect(looksLikeIncident([said('morning'), said(text, 50)])).toBe(true);
  });

  it('when alerts come in quick succession', () => {
    const alerts = [said('FIRING: latency', 0, 'B1', true), said('FIRING: error rate', 4, 'B1', true)];
    expect(looksLikeIncident(alerts)).toBe(true);
    expect(looksLikeIncident(alerts.slice(0, 1))).toBe(false);
    expect(looksLikeIncident([alerts[0] ?? said(''), said('FIRING: error rate', 40, 'B1', true)])).toBe(
      false,
    );
  });

  it('when many people write within minutes, or a few write very much', () => {
    const people = (count: number, apart: number) =>
      Array.from({ length: count }, (_, at) => said('and now?', at * apart, `U${at}`));
    expect(looksLikeIncident(people(5, 1))).toBe(true);
    expect(looksLikeIncident(people(5, 10))).toBe(false);
    expect(looksLikeIncident(people(4, 1))).toBe(false);
    expect(looksLikeIncident(Array.from({ length: 12 }, (_, at) => said('hm', at / 10, `U${at % 2}`)))).toBe(
      true,
    );
  });
});

it.each([
  'How do we roll back a bad model?',
  'Our data is a mess, where do we start?',
  'The builds got slower since the old runner image went away',
  'How do others share GPUs fairly?',
  'What are good priorities for a platform team?',
])('people are not when one asks: %s', (text) => {
  expect(
    looksLikeIncident([said('Good morning'), said(text, 5, 'U2'), said('No idea, sorry', 9, 'U3')]),
  ).toBe(false);
});

it.each([
  ['inc-2041', true],
  ['incident-checkout', true],
  ['sev1-payments', true],
  ['war-room', true],
  ['increase-sales', false],
  ['incidents-announce', false],
  ['platform', false],
])('a channel named %s is one of an incident: %s', (name, incident) => {
  expect(isIncidentChannel(name)).toBe(incident);
});
