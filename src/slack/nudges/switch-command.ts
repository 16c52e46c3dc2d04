import type { StoppingAll } from '../../nudges/subscriptions/stop-all.ts';
import { auditButton } from '../audit/audit-view.ts';
import { actions, type Reply, reply, section } from '../kit/blocks.ts';
import type { Command, TextRequest } from '../kit/command.ts';
import { stopAllSection } from './stop-all-view.ts';
import { FOR_EVERYBODY, ONLY_YOURS, WHO_CHANGED_WHAT } from './stop-all-words.ts';
import { readSwitch, type SwitchRequest } from './switch-words.ts';

export interface SwitchDeps {
  nudges: Pick<StoppingAll, 'stopped'>;
  /** Slack's user ids of the curators. */
  curators: readonly string[];
}

/** For curators, who may ask in words for what they switch for everybody: its buttons. Words alone switch nothing. */
export const switchCommand: Command<SwitchDeps, Exclude<SwitchRequest, 'all'>> = {
  names: ['stop nudges for everybody'],
  visibility: 'everyone',
  words: () => [],
  phrases: [],
  read: ({ key, byCurator }) => {
    const asked = byCurator ? readSwitch(key) : undefined;
    // One's own nudges are among all nudges.
    return asked === 'all' ? undefined : asked;
  },
  async run({ asker }, { nudges }, asked) {
    const who = asked === 'who';
    const lead = who ? WHO_CHANGED_WHAT : FOR_EVERYBODY;
    const stopped = await nudges.stopped(asker.team);
    const view = reply(lead, () => [
      section(lead),
      ...(who ? [actions(auditButton())] : stopAllSection(stopped)),
    ]);
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
