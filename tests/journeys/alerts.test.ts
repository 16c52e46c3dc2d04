import type { Block, Json } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { ADA, fromBot, MARCO, PLATFORM, said, startJourney } from './journey.ts';

const DRIFT: Block[] = [
  { type: 'header', text: { type: 'plain_text', text: '[FIRING:1] Prediction drift on fraud-scorer' } },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Accuracy:* 0.71, was 0.93 in spring' },
      { type: 'mrkdwn', text: '*Inputs:* no longer look like the training data' },
    ],
  },
  {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: 'The model got worse silently over the last weeks' }],
  },
];
const HIDDEN: Json[] = [{ fallback: '[no preview available]', blocks: [] }];

describe('an alert of another app', () => {
  it('in blocks is what a mention in its thread is about', async () => {
    const { ada, playground } = await startJourney();
    const root = playground.post({ channel: PLATFORM, by: 'Grafana', blocks: DRIFT });
    const answer = await ada.asks('@Guidepost', PLATFORM, root);
    expect(said(answer)).toMatch(/drift|monitor|behavior/i);
    expect(said(answer)).not.toContain('Ask Guidepost');
    const thoughts = await ada.asks('@Guidepost thoughts?', PLATFORM, root);
    expect(said(thoughts)).toMatch(/drift|monitor|behavior/i);
  });

  it('in attachments is found guidance on with the shortcut and a reaction', async () => {
    const { ada, playground } = await startJourney();
    const attachments = [{ color: '#d00', blocks: DRIFT, fallback: '[no preview available]' }];
    const ts = playground.post({ channel: PLATFORM, by: 'Datadog', attachments });
    await ada.act({ do: 'react', channel: PLATFORM, ts, name: 'compass' });
    const marked = await ada.sees((now) =>
      now.messages.find((one) => one.ephemeral && said(one).includes('compass')),
    );
    expect(said(marked)).toContain('On the message “[FIRING:1] Prediction drift');
    expect(said(marked)).toMatch(/\n\*.+\*\n> /);
  });

  it('keeps suggestions silent when two follow each other, wherever in the message they say so', async () => {
    const { ada, marco, playground, bot } = await startJourney();
    await ada.act({ do: 'command', channel: PLATFORM, command: '/guide', text: 'suggest on' });
    await ada.sees((now) => now.messages.find((one) => said(one).includes('suggestions on')));
    playground.post({ channel: PLATFORM, by: 'Grafana', blocks: DRIFT });
    playground.post({
      channel: PLATFORM,
      by: 'Grafana',
      attachments: [{ title: 'Error rate', text: 'critical' }],
    });
    await marco.says('How do we roll back a bad model?');
    await bot.stop();
    expect(marco.state().messages.filter((one) => said(one).includes('this card may fit'))).toEqual([]);
  });

  it('that only people can read is said to be unreadable, in one line', async () => {
    const { ada, playground } = await startJourney();
    const root = playground.post({ channel: PLATFORM, by: 'Pager', attachments: HIDDEN });
    const sorry = 'I couldn’t read the message above; paste its text and I’ll look.';
    for (const text of ['@Guidepost', '@Guidepost what do we do about that?']) {
      const reply = await ada.asks(text, PLATFORM, root);
      expect(reply.text).toBe(sorry);
      expect(said(reply)).toBe(sorry);
    }
    const whole = await ada.asks('@Guidepost how do we version datasets?', PLATFORM, root);
    expect(said(whole)).toContain('*Version models and datasets*');
    expect(said(whole)).not.toContain('couldn’t read');
  });

  it('that only people can read is mentioned below an answer to what else the thread says', async () => {
    const { ada, marco, playground } = await startJourney();
    const root = await marco.says(
      'Our datasets have no versions, nobody knows which data a model was trained on.',
    );
    playground.post({
      channel: PLATFORM,
      by: 'Pager',
      threadTs: root,
      text: "This content can't be displayed.",
    });
    const reply = await ada.asks('@Guidepost', PLATFORM, root);
    expect(said(reply)).toContain('*Version models and datasets*');
    expect(said(reply)).toContain('I couldn’t read the message above');
    expect(reply.text).toContain('I couldn’t read the message above');
  });
});

describe('a forwarded message', () => {
  const forward = (text: string, authorId = 'U0PRIYA'): Json => ({
    is_share: true,
    author_id: authorId,
    author_name: 'Priya Raman',
    fallback: `[November 2nd] Priya: ${text}`,
    text,
    footer: 'Posted in #ml-ops',
  });

  it('is what a mention with it is about', async () => {
    const { ada, playground } = await startJourney();
    const ts = playground.post({
      channel: PLATFORM,
      by: MARCO,
      text: `<@${ada.state().botUserId}> thoughts?`,
      attachments: [
        forward('Two teams refuse to use the new AI reviewer, they say it is there to replace them.'),
      ],
    });
    const answer = await ada.hears(ts, { channel: PLATFORM, threadTs: ts });
    expect(said(answer)).toMatch(/resist|benefits/i);
  });

  it('is answered in a direct message, without a word beside it', async () => {
    const { ada, playground } = await startJourney();
    const attachments = [forward('Nobody knows which version of the dataset the model was trained on.')];
    const ts = playground.post({ channel: ada.dm(), by: ADA, attachments });
    const answer = await ada.hears(ts, { channel: ada.dm(), threadTs: ts });
    expect(said(answer)).toContain('*Version models and datasets*');
  });

  it('that the bot can not read is said to be unreadable', async () => {
    const { ada, playground } = await startJourney();
    const ts = playground.post({ channel: ada.dm(), by: ADA, attachments: HIDDEN });
    const reply = await ada.hears(ts, { channel: ada.dm(), threadTs: ts });
    expect(said(reply)).toBe('I couldn’t read what you attached; paste its text and I’ll look.');
  });
});

describe('a bare mention', () => {
  it('answers the question that the thread ends with, not all that was said before', async () => {
    const { ada } = await startJourney();
    const asked = ada.state().messages.find(({ text }) => text.includes('How do I win over people'));
    const answer = await ada.asks('@Guidepost', PLATFORM, asked?.threadTs);
    expect(said(answer)).toContain('*Cultural resistance*');
  });

  it("does not take the bot's own answers for what the thread is about", async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says(
      'Our datasets have no versions, nobody knows which data a model was trained on.',
    );
    const first = await ada.asks('@Guidepost', PLATFORM, root);
    const again = await marco.asks('@Guidepost', PLATFORM, root);
    expect(said(again)).toContain('Version models and datasets');
    expect(again.ts).not.toBe(first.ts);
    expect(fromBot(ada.state(), root, { channel: PLATFORM, threadTs: root })).toHaveLength(2);
  });
});
