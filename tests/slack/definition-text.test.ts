import { expect, it } from 'vitest';
import type { GlossaryTerm } from '../../src/cards/glossary.ts';
import { definitionText } from '../../src/slack/cards/definition-text.ts';

const term = (name: string, differsFrom: GlossaryTerm['differsFrom'] = []): GlossaryTerm => ({
  term: name,
  names: [],
  is: `It is ${name}.`,
  cards: [],
  differsFrom,
});

it('says what a term means, and how it differs from what it is confused with', () => {
  const drift = term('Drift', [{ term: 'Skew', how: 'Skew is there from the start.' }]);
  expect(definitionText({ term: drift })).toBe('Drift: It is Drift.\nSkew is there from the start.');
});

it('says how two terms differ that were asked about, whichever of them knows', () => {
  const rto = term('RTO', [
    { term: 'MTTR', how: 'MTTR is measured.' },
    { term: 'RPO', how: 'RPO is about data.' },
  ]);
  const rpo = term('RPO');
  expect(definitionText({ term: rto, other: rpo })).toBe('RTO: It is RTO.\nRPO is about data.');
  expect(definitionText({ term: rpo, other: rto })).toBe('RPO: It is RPO.\nRPO is about data.');
});

it('explains both terms where nobody wrote down how they differ', () => {
  expect(definitionText({ term: term('SAST'), other: term('DAST') }, (name) => `*${name}*`)).toBe(
    '*SAST*: It is SAST.\n*DAST*: It is DAST.',
  );
});
