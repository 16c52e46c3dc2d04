import { describe, expect, it } from 'vitest';
import { PLATFORM, said, startJourney } from './journey.ts';

describe('a command typed on a phone', () => {
  it('is read whatever quotes, dashes and invisible characters come with it', async () => {
    const { ada } = await startJourney();
    expect(said(await ada.command('“nudges stop”'))).toContain('nothing to stop');
    expect(said(await ada.command('\u2068nud\u200Bges\u2069\u00A0stop'))).toContain('nothing to stop');
    expect(said(await ada.command('`help`'))).toContain('Ask in your own words');
    expect(said(await ada.asks('«my saved cards»', ada.dm()))).toContain('You haven’t saved any cards yet');
    const card = await ada.command('card “practices/phased‑adoption”');
    expect(said(card)).toContain('*Adopt AI in phases*');
  });

  it('goes on from an answer with a dash or a curly apostrophe', async () => {
    const { ada } = await startJourney();
    const first = await ada.asks('@Guidepost how do we roll back a bad model?');
    const next = await ada.asks('that’s not it — we have no versions', PLATFORM, first.threadTs);
    expect(said(next)).toContain('Got it');
  });
});

describe('a word that is a command and a topic', () => {
  it('is what the thread is about where people talk', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says('The customer wants their data deleted from the training set. What now?');
    for (const word of ['GDPR', 'privacy', 'suggestions', 'challenges', 'cards?']) {
      const answer = await ada.asks(`@Guidepost ${word}`, PLATFORM, root);
      expect(said(answer), word).not.toMatch(
        /What I keep about you|Suggestions are|Best practices \(|Write a card’s name/,
      );
    }
  });

  it('is a command after /guide', async () => {
    const { ada } = await startJourney();
    expect(said(await ada.command('gdpr'))).toContain('What I keep about you');
    expect(said(await ada.command('suggestions'))).toContain('Suggestions are *off*');
    expect(said(await ada.asks('@Guidepost GDPR'))).not.toContain('What I keep about you');
  });
});

describe('“<”, “>” and “&”, which Slack escapes', () => {
  it.each([
    ['card <x>', '“&lt;x&gt;”'],
    ['nudges pause <x> & y', '“&lt;x&gt; &amp; y”'],
    ['nudges here pause until r&d', '“until r&amp;d”'],
    ['nudges puase <x>', '“puase &lt;x&gt;”'],
  ])('are quoted as they were typed: “%s”', async (text, quoted) => {
    const { ada } = await startJourney();
    expect(said(await ada.command(text)), 'after /guide').toContain(quoted);
    const since = await ada.says(`@Guidepost ${text}`);
    const told = await ada.sees((now) =>
      now.messages.find((one) => one.userId === now.botUserId && Number(one.ts) > Number(since)),
    );
    expect(said(told), 'in a mention').toContain(quoted);
    expect(told.text, 'read aloud').not.toMatch(/&amp;(?:lt|gt|amp);/);
  });
});
