import { describe, expect, it } from 'vitest';
import { buttons, PLATFORM, said, startJourney } from './journey.ts';

const names = (on: Parameters<typeof said>[0]) => buttons(on.blocks ?? []).map(({ text }) => text);

describe('a question that a part of a card answers', () => {
  it('shows that step, and the whole card opens with it on top', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('how do we pin the version of a hosted model?');
    expect(said(answer)).toContain('*Version models and datasets*');
    const step = /^> 6\. (.+)$/m.exec(said(answer))?.[1];
    expect(step).toContain('pin the dated version*, not a moving name');
    const modal = await ada.pressesAndOpens('Read the whole card', answer);
    expect(said(modal)).toMatch(/^:point_right: What answers your question, from \*.+\*\n/);
    expect(said(modal).split('\n')[1]).toBe(step);
  });
});

describe('what is no question for a card', () => {
  it('"what is drift" is explained', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command('what is drift');
    expect(said(answer)).toMatch(/^\*.*drift.*\*: /i);
    expect(names(answer)).not.toContain('Read the whole card');
  });

  it.each([
    ['thanks bot!', /^You’re welcome/],
    ['are you an AI?', /^I’m a bot, not an AI/],
  ])('"%s" gets a short human reply and no card', async (text, says) => {
    const { ada } = await startJourney();
    const answer = await ada.asks(text, ada.dm());
    expect(said(answer)).toMatch(says);
    expect(names(answer).filter((name) => name !== 'Show examples')).toEqual([]);
  });

  it('an error of kubectl gets one sentence and no card', async () => {
    const { ada } = await startJourney();
    const answer = await ada.command(
      'Error from server (Forbidden): pods is forbidden: User "ada" cannot list resource "pods" in API group "" in the namespace "prod"',
    );
    expect(answer.text).toMatch(/^That’s about permissions in Kubernetes, [^.]*\.$/);
    expect(names(answer)).toEqual(['How to ask']);
  });

  it('a "thoughts?" in a thread is answered from the thread', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says(
      'Half of the AI assistant licenses are unused since week four of the launch.',
    );
    await ada.says('People say they fear that it replaces them, and two refuse to use it.', PLATFORM, root);
    const answer = await ada.asks('@Guidepost thoughts?', PLATFORM, root);
    expect(said(answer)).toMatch(/^\*(?:Cultural resistance|Communicate the benefits.*)\*\n> /);
  });
});
