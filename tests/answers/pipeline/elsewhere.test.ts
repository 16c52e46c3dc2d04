import { expect, it } from 'vitest';
import { elsewhereFor } from '../../../src/answers/pipeline/elsewhere.ts';

it.each([
  ['our deploy is failing with permission denied', { need: 'access' }],
  ['kubectl error', { need: 'error', tool: 'Kubernetes' }],
  ['Error from server (Forbidden): pods is forbidden', { need: 'access', tool: 'Kubernetes' }],
  ['postgres: FATAL: sorry, too many clients already', { need: 'error', tool: 'PostgreSQL' }],
  ['who is on call for payments NOW', { need: 'on-call' }],
  ['who has the pager tonight', { need: 'on-call' }],
  ['is GitHub down?', { need: 'status', tool: 'GitHub' }],
  ['argocd pod: sync failed', { need: 'error', tool: 'Argo CD' }],
  ['what does a senior earn', undefined],
  ['how do we roll back a bad model?', undefined],
  ['where do we have lunch', undefined],
])('%j has its help elsewhere: %j', (text, elsewhere) => {
  expect(elsewhereFor(text)).toEqual(elsewhere);
});
