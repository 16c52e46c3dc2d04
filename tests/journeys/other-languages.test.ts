import { expect, it } from 'vitest';
import { buttons, PLATFORM, said, startJourney } from './journey.ts';

const names = (on: Parameters<typeof said>[0]) => buttons(on.blocks ?? []).map(({ text }) => text);

it('a German question is told in German that the cards are in English, and which one comes closest', async () => {
  const { ada, marco } = await startJourney();
  const answer = await ada.asks('@Guidepost Wie erkennen wir model drift in Produktion?', PLATFORM);
  expect(said(answer)).toMatch(/^Meine Karten sind auf Englisch\. Am ehesten passt: Monitor/);
  expect(answer.text).toMatch(/^Meine Karten sind auf Englisch\. Am ehesten passt: /);
  expect(names(answer)).toEqual(['Karte öffnen', 'Karten durchsehen']);
  const opened = await marco.pressesAndOpens('Karte öffnen', answer);
  expect(said(opened)).toMatch(/drift/i);

  const quiet = await ada.command('Wer darf dem Agenten Schreibrechte geben?');
  expect(quiet.ephemeral).toBe(true);
  expect(said(quiet)).toMatch(/^Meine Karten sind auf Englisch\. Frag am besten mit ein paar englischen/);
  expect(names(quiet)).toEqual(['Karten durchsehen']);
  const list = await ada.pressesAndHears('Karten durchsehen', quiet);
  expect(said(list)).toContain('Best practices');

  expect(said(await ada.asks('Vielen Dank!', ada.dm()))).toContain('You’re welcome');
});

it('a Japanese question in a direct message is answered in Japanese, and a greeting stays a greeting', async () => {
  const { ada } = await startJourney();
  const answer = await ada.asks('モデルのdriftに気づくにはどうすればいい?', ada.dm());
  expect(said(answer)).toMatch(/^カードは英語で書かれています。最も近いカード: /);
  expect(names(answer)).toEqual(['カードを開く', 'カードの一覧を見る']);
  const unknown = await ada.asks('オンコールの負担を減らす方法を教えてください', ada.dm());
  expect(said(unknown)).toMatch(/^カードは英語で書かれています。「model drift」/);
  expect(said(await ada.asks('こんにちは', ada.dm()))).toContain('Ask me anything');
});
