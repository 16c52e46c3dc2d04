import { setTimeout as delay } from 'node:timers/promises';
import { noteView } from '../kit/note-view.ts';
import { postReply } from '../kit/send.ts';
import type { Workspace } from '../kit/workspace.ts';
import { iStop } from './words.ts';

/** The process is about to end, and must not wait for long, in ms. */
const WAITS_MS = 5000;

/**
 * Tells the curators that the bot stops because Slack refuses it, as far as Slack still takes messages of it: if it refuses
 * only the connection, it does. Never rejects.
 */
export async function tellCurators(
  workspace: Workspace,
  curators: readonly string[],
  why: string,
): Promise<void> {
  const note = noteView(iStop(why));
  const told = Promise.allSettled(
    curators.map(async (curator) => {
      try {
        await postReply(workspace, { channel: curator }, note);
      } catch (error) {
        workspace.log.warn(
          { event: 'slack.curator_not_told', err: error },
          'could not tell a curator that Slack refuses the bot',
        );
      }
    }),
  );
  await Promise.race([told, delay(WAITS_MS, undefined, { ref: false })]);
}
