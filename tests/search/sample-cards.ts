import type { Card, Kind } from '../../src/cards/card.ts';
import type { Vocabulary } from '../../src/search/language/vocabulary.ts';

/** A card with what a test says of it; the rest is empty. */
export function card(id: string, parts: Partial<Card> & { body?: string }): Card {
  const { body, ...rest } = parts;
  return {
    id,
    kind: id.split('/')[0] ?? '',
    title: '',
    summary: '',
    tags: [],
    aliases: [],
    questions: [],
    related: [],
    guide: { section: '', item: '' },
    topics: [],
    audience: [],
    owner: '',
    reviewed: '2026-11-01',
    reviewEvery: { count: 12, unit: 'months' },
    startingValues: false,
    references: [],
    sections: body === undefined ? [] : [{ heading: 'Text', body, line: 1 }],
    ...rest,
  };
}

function kind(id: string, words: string[]): Kind {
  return { id, name: id, one: id.slice(0, -1), words, emoji: '', about: '', sections: [] };
}

export const KINDS: Kind[] = [
  kind('practices', ['practice', 'best practice']),
  kind('challenges', ['challenge', 'problem']),
  kind('trends', ['trend']),
  kind('salary', ['salary']),
];

export const CARDS: Card[] = [
  card('practices/version-models', {
    title: 'Version models and datasets',
    summary: 'Keep every model, its data and its settings under version control.',
    aliases: ['model registry', 'DVC', 'multi-cloud'],
    questions: ['which model is live right now', 'how do we get last week’s results again'],
    body: 'Tag each training run. A registry says which model runs where.',
  }),
  card('practices/monitor-models', {
    title: 'Monitor models in production',
    summary: 'Watch accuracy and drift, and alert on them.',
    aliases: ['model monitoring', 'drift detection', 'anomaly rate'],
    questions: ['our predictions got worse', 'nobody noticed that accuracy fell'],
    body: 'Compare the live anomaly rate with the baseline each day.',
  }),
  card('challenges/security', {
    title: 'Security of AI',
    summary: 'Models and their data need the same protection as code.',
    questions: ['how do we keep attackers away from the model', 'who may have which Kubernetes roles'],
    body: 'Scan images for vulnerabilities; Kubernetes roles are kept narrow.',
  }),
  card('trends/devsecops', {
    title: 'Security in the pipeline',
    summary: 'Security checks move into every build.',
    aliases: ['DevSecOps', 'shift left security'],
    questions: ['security scans in every build'],
    body: 'Security comes first, security stays.',
  }),
  card('salary/base', {
    title: 'Base salary ranges',
    summary: 'A lead earns $160,000 to $200,000.',
    questions: ['what does a lead earn', 'salary of a lead engineer'],
    body: 'The salary depends on place and skills. Pay is reviewed each year.',
  }),
  card('challenges/culture', {
    title: 'Cultural resistance',
    summary: 'People do not use what they fear.',
    questions: ['the team refuses the new tool', 'a train-the-trainer program against fear'],
    body: 'Talk about fear openly.',
  }),
];

export const VOCABULARY: Vocabulary = {
  concepts: [
    { name: 'salary', terms: ['paycheck', 'wages', 'how much money'] },
    { name: 'model drift', terms: ['drift', 'dumber', 'accuracy dropped', 'keep the model up to date'] },
    { name: 'job market', terms: ['hiring market'] },
    { name: 'kubernetes', terms: ['k8s'] },
  ],
  plain: [{ name: 'refuse', terms: ['turn down', 'reject'] }],
  elsewhere: [{ name: 'food', terms: ['lunch', 'pizza'] }],
  kinds: [{ name: 'trends', terms: ['what is new in', 'is it heading'] }],
};
