import { actions, reply, section } from '../kit/blocks.ts';
import type { Command } from '../kit/command.ts';
import { exactly, saidWords, withLessCourtesy } from '../kit/requests/said-words.ts';
import { auditButton } from './audit-view.ts';
import { SEE_WHO_CHANGED_WHAT } from './words.ts';

const ASKS_WHO = exactly(
  `who changed (?:what|the nudges|nudges)|who (?:has )?(?:stopped|paused|started|switched off|turned off) (?:all )?(?:the |our )?nudges(?: for every(?:body|one))?|(?:show )?(?:me )?the audit log|audit log`,
);

/** For curators, who may ask in words for who changed what: its button. */
export const auditCommand: Command<object> = {
  names: ['who changed what'],
  visibility: 'everyone',
  words: () => [],
  phrases: [],
  read: ({ key, byCurator }) => {
    const said = byCurator ? saidWords(key) : undefined;
    return (said && withLessCourtesy(said.whole).some(ASKS_WHO)) || undefined;
  },
  run: () => ({
    ...reply(SEE_WHO_CHANGED_WHAT, () => [section(SEE_WHO_CHANGED_WHAT), actions(auditButton())]),
    privately: true,
  }),
};
