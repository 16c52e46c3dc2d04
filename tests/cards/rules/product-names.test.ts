import { describe, expect, it } from 'vitest';
import { productNames } from '../../../src/cards/rules/product-names.ts';
import { bodyWith, cardNamed, cardSet, says } from './card-set.ts';

const rule = productNames([
  { name: 'GitHub', wrong: ['Git Hub'] },
  { name: 'GitHub Actions', wrong: [] },
  { name: 'Elasticsearch', wrong: ['Elastic Search'] },
  { name: 'Kubernetes', wrong: ['Kubernetis'] },
]);
const faults = (text: string, front: Record<string, string> = {}) =>
  says(rule, cardSet({ 'practices/one': cardNamed('one', front, bodyWith(text)) }));

describe('the names of products', () => {
  it('are named where they are wrong, on their line', () => {
    expect(faults('Use Kubernetes and\nGithub with **Kubernetis** or\nelastic\nsearch.')).toEqual([
      'knowledge/practices/one.md:16  "Github" is spelled "GitHub".  Correct it; quotations belong in double quotes.',
      'knowledge/practices/one.md:16  "Kubernetis" is spelled "Kubernetes".  Correct it; quotations belong in double quotes.',
      'knowledge/practices/one.md:17  "elastic search" is spelled "Elasticsearch".  Correct it; quotations belong in double quotes.',
    ]);
  });

  it('are looked at in the title, the summary and the names of references', () => {
    const front = {
      title: 'Small github steps',
      summary: 'Ask GITHUB first.',
      references: '[{ title: "Git Hub docs", url: "https://docs.github.com/" }]',
    };
    expect(faults('Fine.', front).map((line) => line.split('  ')[0])).toEqual([
      'knowledge/practices/one.md:2',
      'knowledge/practices/one.md:3',
      'knowledge/practices/one.md:11',
    ]);
  });

  it('are taken whole: the longer name wins', () => {
    expect(faults('Github Actions')).toEqual([
      expect.stringContaining('"Github Actions" is spelled "GitHub Actions"'),
    ]);
  });

  it.each([
    'The guide writes "ElasticSearch", and so “ElasticSearch” stays.',
    'It prints "TypeScript, **ElasticSearch** or\nGo".',
    'Type `github` or write\n\n```\nkubernetis\n```',
    'See [docs](https://github.com/github/docs) or https://github.com/github.',
    'Mail it to me@github or read github.com and a/github/file.',
    'Elasticsearch, GitHub’s and Kubernetes-native are right.',
  ])('may be as they are in %j', (text) => {
    expect(faults(text)).toEqual([]);
  });

  it('may be typed as people type them in aliases and questions', () => {
    expect(faults('Fine.', { aliases: '[github, kubernetis]' })).toEqual([]);
  });
});
