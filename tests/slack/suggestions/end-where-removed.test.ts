import { setImmediate } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { singleWorkspace } from '../../../src/slack/kit/workspace.ts';
import { endWhereRemoved } from '../../../src/slack/suggestions/end-where-removed.ts';
import { silent } from '../../support/databases.ts';
import { workspaceWith } from '../../support/workspace.ts';

const word = (error: string) => Object.assign(new Error(error), { data: { ok: false, error } });

/** Channels C1 to C9 with suggestions, of which Slack says what `about` gives or throws. */
function channels(about: (channel: string, asked: number) => Promise<unknown>) {
  const asked: string[] = [];
  const ended: string[] = [];
  let running = 0;
  let most = 0;
  const history = async ({ channel }: { channel: string }) => {
    asked.push(channel);
    running += 1;
    most = Math.max(most, running);
    try {
      return await about(channel, asked.filter((one) => one === channel).length);
    } finally {
      running -= 1;
    }
  };
  const workspaces = singleWorkspace(workspaceWith({ conversations: { history } }));
  const suggester = {
    channels: () => Array.from({ length: 9 }, (_, index) => ({ team: 'T1', channel: `C${index + 1}` })),
    set: async ({ channel }: { channel: string }) => {
      ended.push(channel);
      return true;
    },
  };
  const look = (signal = new AbortController().signal) =>
    endWhereRemoved(workspaces, suggester, { everyMs: 0, log: silent, signal });
  return { look, asked, ended, most: () => most };
}

it('Channels are asked for a few at once; one that fails does not keep the others', async () => {
  const held = Promise.withResolvers<void>();
  const { look, asked, ended, most } = channels(async (channel) => {
    await held.promise;
    if (channel === 'C2') throw new Error('Slack is away');
    if (channel === 'C5' || channel === 'C9') throw word('not_in_channel');
  });
  const looked = look();
  // Whatever does not wait for an answer has been asked by now.
  await setImmediate();
  expect(asked).toEqual(['C1', 'C2', 'C3']);
  held.resolve();
  await looked;
  expect(asked.toSorted()).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9']);
  expect(ended.toSorted()).toEqual(['C5', 'C9']);
  expect(most()).toBe(3);
});

it('When Slack asks for patience, the same channel is asked for again', async () => {
  const { look, asked, ended } = channels(async (channel, times) => {
    if (channel === 'C3' && times === 1) throw new webApi.WebAPIRateLimitedError(0);
    if (channel === 'C3') throw word('channel_not_found');
  });
  await look();
  expect(asked.filter((one) => one === 'C3')).toHaveLength(2);
  expect(ended).toEqual(['C3']);
});

it('A stop does not wait for what Slack asks to be waited for', async () => {
  const stop = new AbortController();
  const { look, ended } = channels(async () => {
    stop.abort();
    throw new webApi.WebAPIRateLimitedError(3600);
  });
  await look(stop.signal);
  expect(ended).toEqual([]);
});
