import { describe, expect, it } from 'vitest';
import { keptPromises } from '../../../src/cards/rules/kept-promises.ts';
import { bodyWith, cardNamed, cardSet, says } from './card-set.ts';

const rule = keptPromises(
  [
    { name: 'EKS', orOneOf: ['Kubernetes'] },
    { name: 'Kubernetes', orOneOf: [] },
    { name: 'Argo CD', orOneOf: [] },
    { name: 'EU AI Act', orOneOf: [] },
  ],
  [{ name: 'Argo CD', wrong: ['ArgoCD'] }],
);
const faults = (text: string, front: Record<string, string> = {}) =>
  says(rule, cardSet({ 'practices/one': cardNamed('one', front, bodyWith(text)) }));

describe('a way of asking that names a product, a standard or a law', () => {
  it('is reported on its line if the card says nothing about it', () => {
    expect(faults('Fine.', { aliases: '[first words, ArgoCD]' })).toEqual([
      'knowledge/practices/one.md:5  "ArgoCD" asks about Argo CD, which the card\'s text doesn\'t name.  Say something about it on the card, or remove the line.',
    ]);
  });

  it('names what else would keep the promise', () => {
    expect(faults('Fine.', { aliases: '[first words, our eks clusters]' })).toEqual([
      expect.stringContaining(
        'Say something about it on the card (or about Kubernetes), or remove the line.',
      ),
    ]);
  });

  it.each([
    ['eks nodes', 'Kubernetes upgrades are safe.'],
    ['does the EU AI Act apply', 'The **EU AI\nAct** applies since August.'],
    ["argocd's sync", 'Argo CD syncs.'],
    ['the freeks of nature', 'Nothing.'],
  ])('keeps its promise: %j on a card with %j', (alias, text) => {
    expect(faults(text, { aliases: `["first words", ${JSON.stringify(alias)}]` })).toEqual([]);
  });
});
