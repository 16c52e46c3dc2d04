import type { StoppingAll } from '../../nudges/subscriptions/stop-all.ts';
import { type Reply, reply, section } from '../kit/blocks.ts';
import type { Command, TextRequest } from '../kit/command.ts';
import { stopAllSection } from './stop-all-view.ts';
import { FOR_EVERYBODY, ONLY_YOURS } from './stop-all-words.ts';
import { readSwitch } from './switch-words.ts';

export interface SwitchDeps {
  nudges: Pick<StoppingAll, 'stopped'>;
  /** Slack's user ids of the curators. */
  curators: readonly string[];
}

/** For curators, who may ask in words for what they switch for everybody: its buttons. Words alone switch nothing. */
export const switchCommand: Command<SwitchDeps> = {
  names: ['stop nudges for everybody'],
  visibility: 'everyone',
  words: () => [],
  phrases: [],
  // “All nudges” may be one's own, which the other command looks after.
  read: ({ key, byCurator }) => (byCurator && readSwitch(key) === 'everybody') || undefined,
  async run({ asker }, { nudges }) {
    const stopped = await nudges.stopped(asker.team);
    const view = reply(FOR_EVERYBODY, () => [section(FOR_EVERYBODY), ...stopAllSection(stopped)]);
    return { ...view, privately: true };
  },
};

/** Below what was done with a curator's own nudges, the switch, if they may have meant that. */
export async function withSwitch(
  view: Reply,
  { text, asker }: Pick<TextRequest, 'text' | 'asker'>,
  { nudges, curators }: SwitchDeps,
): Promise<Reply> {
  if (!curators.includes(asker.userId)) return view;
  const stopped = await nudges.stopped(asker.team);
  const mayMean = readSwitch(text) === 'all' || (stopped !== undefined && STARTS.test(text));
  if (!mayMean) return view;
  const { text: said, blocks, plain, ...more } = view;
  const offered = [section(ONLY_YOURS), ...stopAllSection(stopped)];
  return {
    ...more,
    ...reply(`${said} ${ONLY_YOURS}`, (rich) => [...(rich ? blocks : plain), ...offered]),
    privately: true,
  };
}

const STARTS = /\b(?:start|resume|restart|again|back on)\b/i;
