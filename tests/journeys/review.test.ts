import { describe, expect, it } from 'vitest';
import { cardNamed } from '../cards/rules/card-set.ts';
import { KINDS_FILE } from '../support/cards.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { type Actor, said, startJourney } from './journey.ts';

const NOVEMBER = new Date('2026-11-30T09:00:00Z');
const A_YEAR_LATER = new Date('2028-01-24T09:00:00Z');

const CARDS = {
  'kinds.yaml': KINDS_FILE,
  'roles.yaml': 'format: 1\nroles:\n  - { id: platform, name: Platform, about: Pipelines. }\n',
  'practices/zebras.md': cardNamed('zebras', {
    title: 'Count zebras',
    owner: 'platform',
    related: '[practices/okapis]',
    review_every: '60 days',
    starting_values: 'true',
    editor_notes: '[ask the herd in spring]',
    questions: `[${Array.from({ length: 10 }, (_, nth) => `how do we count zebras, way ${nth}`)
      .map((one) => `"${one}"`)
      .join(', ')}]`,
  }),
  'practices/okapis.md': cardNamed('okapis', {
    title: 'Feed okapis',
    guide: '',
    source: 'beyond the guide',
    owner: 'Ana & Bob',
    related: '[practices/zebras]',
    reviewed: '2028-01-01',
  }),
};

async function start(now: Date, config: { guideUrl?: string; own?: string } = {}) {
  const folder = await temporaryFolder();
  await writeFiles(folder, CARDS);
  const { own, ...settings } = config;
  const ours = own === undefined ? undefined : await temporaryFolder();
  if (ours && own) await writeFiles(ours, { 'roles.yaml': own });
  return startJourney({
    knowledgeDir: folder,
    now: () => now,
    config: { ...settings, ...(ours && { knowledgeDir: ours }) },
  });
}

const opens = async (actor: Actor, id: string) =>
  actor.pressesAndOpens('Read the whole card', await actor.command(`card ${id}`));

describe('the end of the whole card', () => {
  it('says where the card comes from, who looks after it, when it was checked and what its figures are', async () => {
    const { ada } = await start(NOVEMBER);
    const text = said(await opens(ada, 'practices/zebras'));
    expect(text).toContain(
      'From the guide: Best Practices › Change Management\nLooked after by Platform\nLast checked November 23, 2026\nFigures without a source are our starting values; adjust them to what you measure.',
    );
    expect(text).not.toContain('ask the herd');
    const other = said(await opens(ada, 'practices/okapis'));
    expect(other).toContain('Beyond the guide\nLooked after by Ana &amp; Bob\nLast checked January 1, 2028');
    expect(other).not.toContain('starting values');
  });

  it('names the people whom the team has given the role', async () => {
    const own = 'format: 1\nroles:\n  - { id: platform, people: [U0ADA, Bo <Team>] }\n';
    const { ada } = await start(NOVEMBER, { own });
    expect(said(await opens(ada, 'practices/zebras'))).toContain(
      'Looked after by Platform (<@U0ADA>, Bo &lt;Team&gt;)',
    );
    // A message would notify them each time.
    const answer = await ada.asks('card practices/zebras', ada.dm());
    const whole = said(await ada.asks('the whole card', ada.dm(), answer.threadTs));
    expect(whole).toContain('Looked after by Platform\nLast checked');
  });

  it('links to the outline of the guide where GUIDE_URL says where it is', async () => {
    const { ada } = await start(NOVEMBER, { guideUrl: 'https://git.example/guide-outline.md' });
    expect(said(await opens(ada, 'practices/zebras'))).toContain(
      'From the guide: <https://git.example/guide-outline.md#best-practices|Best Practices › Change Management>',
    );
  });
});

describe('a card that is overdue for a review', () => {
  it('says how long ago it was checked, in the answer and in the whole card', async () => {
    const { ada } = await start(A_YEAR_LATER);
    const answer = await ada.command('how do we count zebras');
    expect(said(answer)).toContain('*Count zebras*');
    expect(said(answer)).toContain(':hourglass: Last checked 14 months ago');
    const whole = said(await ada.pressesAndOpens('Read the whole card', answer));
    expect(whole).toContain(':bulb: Best practice\n:hourglass: Last checked 14 months ago');
    expect(whole).toContain('Last checked 14 months ago, on November 23, 2026');
  });

  it('says so in the window for a message in a channel, too', async () => {
    const { ada } = await start(A_YEAR_LATER);
    const ts = await ada.says('how do we count zebras', 'C0PLATFORM');
    await ada.act({ do: 'shortcut', callbackId: 'find_guidance', channel: 'C0PLATFORM', ts });
    const found = await ada.sees((now) => now.modals.find((modal) => said(modal).includes('*Count zebras*')));
    expect(said(found)).toContain(':hourglass: Last checked 14 months ago');
  });

  it('says nothing of the kind before it is due', async () => {
    const { ada } = await start(new Date('2027-01-22T23:00:00Z'));
    const answer = await ada.command('how do we count zebras');
    expect(said(answer)).toContain('*Count zebras*');
    expect(said(answer)).not.toContain('Last checked');
    expect(said(await ada.pressesAndOpens('Read the whole card', answer))).not.toContain('ago');
  });
});
