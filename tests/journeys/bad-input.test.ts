import { describe, expect, it } from 'vitest';
import { fromBot, PLATFORM, said, startJourney } from './journey.ts';

/** Texts that nobody should have to think about before sending them. */
const QUOTES = /^\*.+\*\n> /;
const NO_CARD = /^I have no card on|^I can’t answer that/;
const TALK = /^I’m here when you have a question about your work\. A few words are enough\.$/;
const IN_ENGLISH = /^My cards are in English/;
const TEXTS: [string, string, RegExp][] = [
  ['40,000 characters', 'the model drifts and nobody notices '.repeat(1112).slice(0, 40_000), QUOTES],
  ['one endless word', 'a'.repeat(40_000), TALK],
  ['only emoji', ':tada: :fire: 🎉🎉🎉', /^Ask Guidepost/],
  ['right-to-left writing', 'كيف نراقب جودة البيانات؟', IN_ENGLISH],
  ['Hebrew with an override', '\u202Eאיך לשפר את איכות הנתונים', IN_ENGLISH],
  ['markup', '*bold* _italics_ ~gone~ `code` ```block``` > quote', NO_CARD],
  ['a call to everybody', '<!channel> <!here> <!everyone> data quality', QUOTES],
  ['escapes', '&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;', NO_CARD],
  ['a link', '<https://example.com/?q=<x>|click *me*>', /^I have no card on that|^I’m here when/],
  ['broken markup', '<@U <#C1| ``` * _', /^I have no card on|^I can’t answer that|^I’m here when/],
  ['control characters', 'data\u0000quality\u0007\u200B', QUOTES],
  ['half a character', 'data quality \uD83D', QUOTES],
];

describe('a question made of', () => {
  it.each(TEXTS)(
    '%s is answered by command, in a form that Slack takes and that calls nobody',
    async (_name, text, says) => {
      const { ada, marco } = await startJourney();
      const answer = await ada.command(text);
      expect(answer.ephemeral).toBe(true);
      expect(said(answer)).toMatch(says);
      expect(JSON.stringify(answer)).not.toMatch(/<!(channel|here|everyone)/);
      expect(said(answer)).not.toContain('Something went wrong');
      const direct = await marco.asks(text, marco.dm());
      expect(said(direct)).not.toContain('Something went wrong');
      expect(direct.text).not.toBe('');
    },
  );
});

describe('an empty mention', () => {
  it('at the top of a channel shows what can be asked', async () => {
    const { ada } = await startJourney();
    const answer = await ada.asks('@Guidepost');
    expect(said(answer)).toContain('Ask Guidepost');
  });
});

describe('a fault that nobody expected', () => {
  it('is told in one sentence with a reference, never with the words of the error', async () => {
    const { ada, playground } = await startJourney();
    playground.faults.failNext('views.open', { type: 'error', error: 'secret_internal_detail' });
    const answer = await ada.command('data quality');
    await ada.presses('Read the whole card', answer);
    const told = await ada.sees((state) =>
      fromBot(state, answer.ts, { channel: PLATFORM }).find((message) =>
        message.text.includes('Something went wrong'),
      ),
    );
    expect(told.ephemeral).toBe(true);
    expect(told.text).toMatch(/this reference: [0-9a-f]{8}\.$/);
    expect(told.text).not.toContain('secret_internal_detail');
  });
});
