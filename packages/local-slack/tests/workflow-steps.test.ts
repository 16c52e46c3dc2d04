import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import type { LocalSlackServer } from '../src/start-local-slack.ts';
import { boltOn, clientOptionsFor, localSlackFor, manifestText } from './real-app.ts';

/** The usual manifest, with a step that greets somebody. */
function stepManifest(isOrgReady = true): string {
  const manifest = JSON.parse(manifestText());
  manifest.settings.org_deploy_enabled = isOrgReady;
  manifest.functions = {
    greet: {
      title: 'Greet somebody',
      description: 'Says hello',
      input_parameters: {
        properties: {
          who: { type: 'slack#/types/user_id', title: 'Whom' },
          times: { type: 'integer', title: 'How often' },
          tone: { type: 'string', title: 'Tone', enum: ['warm', 'formal'] },
        },
        required: ['who'],
      },
      output_parameters: {
        properties: { greeting: { type: 'string', title: 'Greeting' } },
        required: ['greeting'],
      },
    },
  };
  return JSON.stringify(manifest);
}

const run = (localSlack: LocalSlackServer, inputs: Record<string, string | number>) =>
  localSlack.act('U0ADA', { do: 'runStep', callbackId: 'greet', inputs });
const ended = (localSlack: LocalSlackServer) =>
  localSlack.waitFor('U0ADA', (state) => state.stepRuns.find((one) => one.state !== 'running'));

test('a part that people may merge into the manifest is merged the same way', async () => {
  const { dir } = await localSlackFor();
  const { functions, settings } = JSON.parse(stepManifest());
  const addition = join(dir, 'addition.yml');
  const more = {
    functions,
    settings: { ...settings, event_subscriptions: { bot_events: ['function_executed'] } },
  };
  await writeFile(addition, JSON.stringify(more));
  const { localSlack } = await localSlackFor({ manifestAdditions: [addition] });
  const state = localSlack.state('U0ADA');
  expect(state.steps.map(({ title }) => title)).toEqual(['Greet somebody']);
  expect(state.commands.map(({ command }) => command)).toContain('/ask');
  await expect(localSlackFor({ manifestAdditions: [join(dir, 'none.yml')] })).rejects.toThrow('none.yml');
});

test('a step gets its inputs and its own token, and the workflow gets its outputs', async () => {
  const started = await localSlackFor({ manifest: stepManifest() });
  const heard: { event: unknown; token: string | undefined }[] = [];
  await boltOn(started, (app) => {
    app.function('greet', async ({ inputs, event, complete, client }) => {
      heard.push({ event, token: client.token });
      // The run's own token also works for the rest of the Web API.
      await client.chat.postMessage({ channel: 'C0GENERAL', text: `Hello, <@${String(inputs.who)}>` });
      await complete({ outputs: { greeting: `Hello ${String(inputs.who)}` } });
    });
  });
  const { localSlack } = started;
  const answer = await run(localSlack, { who: 'U0MARCO', times: 2 });
  expect(answer).toMatchObject({ ok: true, runId: expect.stringMatching(/^Fx/) });
  expect(await ended(localSlack)).toMatchObject({
    callbackId: 'greet',
    state: 'completed',
    outputs: { greeting: 'Hello U0MARCO' },
  });
  expect(heard[0]?.event).toMatchObject({
    type: 'function_executed',
    inputs: { who: 'U0MARCO', times: 2 },
    function_execution_id: answer.ok && answer.runId,
    workflow_execution_id: expect.stringMatching(/^Wx/),
    function: {
      callback_id: 'greet',
      type: 'app',
      input_parameters: [
        { name: 'who', type: 'slack#/types/user_id', is_required: true },
        { name: 'times', type: 'integer', is_required: false },
        { name: 'tone', type: 'string', is_required: false },
      ],
    },
  });
  expect(heard[0]?.token).toMatch(/^xwfp-/);
  // People see only their own workflows, and the token ends with the run.
  expect(localSlack.state('U0MARCO').stepRuns).toEqual([]);
  const late = new webApi.WebClient(heard[0]?.token ?? '', clientOptionsFor(localSlack));
  await expect(late.chat.postMessage({ channel: 'C0GENERAL', text: 'Too late' })).rejects.toMatchObject({
    data: { error: 'invalid_auth' },
  });
});

test("a step that fails shows the app's message", async () => {
  const started = await localSlackFor({ manifest: stepManifest() });
  await boltOn(started, (app) => {
    app.function('greet', async ({ fail }) => {
      await fail({ error: 'Nobody is at home.' });
    });
  });
  await run(started.localSlack, { who: 'U0MARCO' });
  expect(await ended(started.localSlack)).toMatchObject({ state: 'failed', error: 'Nobody is at home.' });
});

test('inputs are checked by type before the app hears about them', async () => {
  const { localSlack } = await localSlackFor({ manifest: stepManifest() });
  expect(await run(localSlack, {})).toMatchObject({
    error: 'parameter_validation_failed',
    message: '“Whom” is required.',
  });
  expect(await run(localSlack, { who: 'U0NOBODY' })).toMatchObject({ error: 'parameter_validation_failed' });
  expect(await run(localSlack, { who: 'U0ADA', times: 1.5 })).toMatchObject({
    message: '“How often” is not of the type integer.',
  });
  expect(await run(localSlack, { who: 'U0ADA', tone: 'rude' })).toMatchObject({
    message: '“Tone” must be one of warm, formal.',
  });
  expect(await run(localSlack, { who: 'U0ADA' })).toMatchObject({ error: 'dispatch_failed' });
  expect(await localSlack.act('U0ADA', { do: 'runStep', callbackId: 'dance', inputs: {} })).toMatchObject({
    error: 'step_not_found',
  });
});

test('outputs that don’t match the manifest are refused, and a run ends only once', async () => {
  const started = await localSlackFor({ manifest: stepManifest() });
  const ids: string[] = [];
  const app = await boltOn(started, (it) => {
    it.function('greet', async ({ event }) => {
      ids.push(event.function_execution_id);
    });
  });
  await run(started.localSlack, { who: 'U0MARCO' });
  await expect.poll(() => ids.length).toBe(1);
  const complete = (outputs: Record<string, unknown>, id = ids[0] ?? '') =>
    app.client.functions.completeSuccess({ function_execution_id: id, outputs });
  const error = (code: string) => ({ data: { error: code } });
  await expect(complete({})).rejects.toMatchObject(error('parameter_validation_failed'));
  await expect(complete({ greeting: 1 })).rejects.toMatchObject(error('parameter_validation_failed'));
  await expect(complete({ greeting: 'Hi', more: 1 })).rejects.toMatchObject(
    error('parameter_validation_failed'),
  );
  await expect(complete({ greeting: 'Hi' }, 'Fx0')).rejects.toMatchObject(
    error('function_execution_not_found'),
  );
  await complete({ greeting: 'Hi' });
  await expect(complete({ greeting: 'Hi' })).rejects.toMatchObject(error('execution_not_in_running_state'));
});

test('a manifest with steps must be org-ready, as Slack requires', async () => {
  await expect(localSlackFor({ manifest: stepManifest(false) })).rejects.toThrow('org_deploy_enabled');
});
