import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { MANIFEST, startJourney } from './journey.ts';

/** The manifest of an app on a paid plan, with the step merged into it as its file says. */
function manifestWithStep(): string {
  const manifest = parse(readFileSync(MANIFEST, 'utf8'));
  const step = parse(readFileSync(join(MANIFEST, '../docs/workflow-step.yml'), 'utf8'));
  const path = join(mkdtempSync(join(inject('scratchDir'), 'manifest-')), 'manifest.yml');
  const events = [...manifest.settings.event_subscriptions.bot_events, 'function_executed'];
  const settings = { ...manifest.settings, ...step.settings, event_subscriptions: { bot_events: events } };
  writeFileSync(path, stringify({ ...manifest, functions: step.functions, settings }));
  return path;
}

it('a workflow goes on although Slack refuses at first to hear how its step ended', async () => {
  const { ada, playground } = await startJourney({ manifestPath: manifestWithStep() });
  const ends = async (inputs: Record<string, string>) => {
    const known = new Set(ada.state().stepRuns.map((one) => one.id));
    await ada.act({ do: 'runStep', callbackId: 'get_guidance_card', inputs });
    return ada.sees((now) => now.stepRuns.find((one) => !known.has(one.id) && one.state !== 'running'));
  };
  playground.faults.failNext('functions.completeSuccess', { type: 'ratelimited', retryAfterSeconds: 1 });
  playground.faults.failNext('functions.completeSuccess', { type: 'error', error: 'internal_error' });
  expect(await ends({ card_id: 'practices/phased-adoption' })).toMatchObject({ state: 'completed' });
  playground.faults.failNext('functions.completeError', { type: 'error', error: 'internal_error' });
  expect(await ends({})).toMatchObject({ state: 'failed' });
});

it('a workflow gets the card that it names, or the one that fits a question, or is told why there is none', async () => {
  const { ada } = await startJourney({ manifestPath: manifestWithStep() });
  const last = async (inputs: Record<string, string>) => {
    const known = new Set(ada.state().stepRuns.map((one) => one.id));
    await ada.act({ do: 'runStep', callbackId: 'get_guidance_card', inputs });
    return ada.sees((now) => now.stepRuns.find((one) => !known.has(one.id) && one.state !== 'running'));
  };

  const named = await last({ card_id: 'practices/phased-adoption', question: 'data quality' });
  expect(named).toMatchObject({
    state: 'completed',
    outputs: { found: true, title: 'Adopt AI in phases', card_id: 'practices/phased-adoption' },
  });
  expect(String(named.outputs.text)).toContain('*First step this week*');
  expect(String(named.outputs.text)).not.toMatch(/<https?:/);

  expect(await last({ question: 'How do we version datasets?' })).toMatchObject({ outputs: { found: true } });
  expect(await last({ question: 'Who won the <cup> final?' })).toMatchObject({
    outputs: { found: false, summary: expect.stringContaining('&lt;cup&gt;') },
  });
  expect(await last({ card_id: 'practices/gone' })).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('There is no card “practices/gone”'),
  });
  expect(await last({})).toMatchObject({ state: 'failed', error: expect.stringContaining('Both are empty') });
});
