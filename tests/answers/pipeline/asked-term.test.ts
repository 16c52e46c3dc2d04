import { expect, it } from 'vitest';
import { askedTerm, comparedWith } from '../../../src/answers/pipeline/asked-term.ts';
import { createGlossary } from '../../../src/cards/glossary.ts';

const GLOSSARY = createGlossary(
  [
    ['Drift', 'data drift'],
    ['Error budget'],
    ['SLO', 'service level objective'],
    ['MLOps'],
    ['DevOps'],
    ['RAG', 'retrieval-augmented generation'],
    ['Canary release', 'canary'],
    ['Quantization'],
    ['Postmortem', 'review'],
    ['Observability'],
    ['Root cause'],
    ['Git repository', 'repo'],
    ['Research spike', 'spike'],
    ['Span'],
    ['Trace'],
  ].map(([term = '', ...names]) => ({ term, names, is: `It is ${term}.`, cards: [], differsFrom: [] })),
);

it.each([
  ['what is drift', 'Drift'],
  ['wtf is an SLO', 'SLO'],
  ['define error budget', 'Error budget'],
  ['explain RAG in one sentence', 'RAG'],
  ['RAG?', 'RAG'],
  ['mlops vs devops', 'MLOps'],
  ['is data drift the same as something breaking', 'Drift'],
  ['how is MLOps different from DevOps', 'MLOps'],
  ['Hi all, dumb question: what’s a canary release?', 'Canary release'],
  ['my boss keeps saying error budget, what is it actually', 'Error budget'],
  ['tell me what observability is, finance used it in the mail', 'Observability'],
  ['we have "SLO" in our OKRs, somebody knows what it is?', 'SLO'],
  ['their review says we need more “observability”. what does that mean', 'Observability'],
  ['quantizaton?? what is that, for models', 'Quantization'],
  ['was ist drift', 'Drift'],
  ['canary deploy meaning', 'Canary release'],
  ['def of SLO pls', 'SLO'],
  ['quick q: what’s the difference between RAG and DevOps, I know only RAG', 'DevOps'],
  ['the dashboard has a tile "error budget", what does it show actually?', 'Error budget'],
  ['what is a spike', 'Research spike'],
  ['what’s a spike in agile?', 'Research spike'],
  ['what does the spike mean', 'Research spike'],
  ['what’s the difference between the root cause and a spike', 'Root cause'],
  ['whats the diff between a trace and a span, i get traces kinda', 'Span'],
  ['what is S.L.O.', 'SLO'],
  ['R.A.G.?', 'RAG'],
  ['SLO / service level objective', 'SLO'],
  ['RAG (retrieval-augmented generation)', 'RAG'],
  ['quantization, how to use it', 'Quantization'],
])('%j asks for the meaning of %s', (text, term) => {
  expect(askedTerm(text, GLOSSARY)?.term).toBe(term);
});

it.each([
  'how do we measure drift',
  'what is a good error budget for a chatbot',
  'what is the owner of the postmortem’s third action',
  'canary?? should I roll back or wait',
  'what are the steps of a canary release',
  'SLO / error budget',
  'data drift',
  'explain me how to set up drift alerts',
  'how do I explain RAG to my team',
  'what is our SLO this month',
  'what is a sidecar',
  'what’s the root cause?',
  'what is the spike on the dashboard',
  'what’s the spike in CPU at 9?',
  'what are the root causes',
  'explain the spike, please',
  'what’s the repo for billing',
  'the postmortem says we need a fence. never heard, what is a fence',
  'their review says I need “more impact”. what is that even',
  `${'the pipeline takes an hour and '.repeat(8)} what is drift`,
  '',
])('%j does not', (text) => {
  expect(askedTerm(text, GLOSSARY)).toBeUndefined();
});

it.each([
  ['everyone nods at “observability” and I have no picture of it', 'Observability'],
  ['hallway talk about RAG, in MLOps they all seem to get it', 'RAG'],
  ['quantizaton. picture me as your grandma', 'Quantization'],
])('%j asks for %s where it sounds like it, though no pattern knows it', (text, term) => {
  expect(askedTerm(text, GLOSSARY)).toBeUndefined();
  const heard: string[] = [];
  const sounds = (marked: string) => heard.push(marked) > 0;
  expect(askedTerm(text, GLOSSARY, sounds)?.term).toBe(term);
  expect(heard[0]).toContain('§');
});

it('explains no word that somebody quotes and that the glossary lacks, whatever it sounds like', () => {
  expect(
    askedTerm('our SLO review said "flux capacitor", in plain English?', GLOSSARY, () => true),
  ).toBeUndefined();
});

it.each([
  ['mlops vs devops', 'MLOps', 'DevOps'],
  ['is RAG the same as quantization or am I lost', 'RAG', 'Quantization'],
])('%j tells %s from %s', (text, term, other) => {
  const asked = askedTerm(text, GLOSSARY);
  expect(asked?.term).toBe(term);
  expect(asked && comparedWith(text, asked, GLOSSARY)?.term).toBe(other);
});

it.each([
  'what is drift',
  'what is RAG, my SLO review mentions it',
  'DevOps, MLOps, RAG: what is the difference',
])('%j compares no two terms', (text) => {
  const asked = askedTerm(text, GLOSSARY);
  expect(asked && comparedWith(text, asked, GLOSSARY)).toBeUndefined();
});
