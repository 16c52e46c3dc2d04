import type { types } from '@slack/bolt';
import { keptFor } from '../../people/retention.ts';
import { actions, type Block, button, context, modal, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';

const KEPT = [
  `• which messages of yours I answered: channel and time, for ${keptFor('messages')}; their text is forgotten as soon as they are answered`,
  `• what you asked me, for ${keptFor('questions')}, and which cards I answered with`,
  '• whether you found a card helpful, which cards you have seen, and which you saved',
  '• checklists that you made, which of their steps you ticked, and in which channels you switched suggestions on or off',
  `• if you get nudges: what you chose, what was sent in the last ${keptFor('deliveries')}, what you answered, and when each card comes again`,
];
const WHO =
  'Nobody else sees your nudges and what you learn. I read your time zone from your Slack profile, and nothing is given to anybody outside.';

/** What is kept about a person, in plain words, and what they can do with it. */
export function privacyView(): Reply {
  const spoken = 'What I keep about you, to take with you or to delete.';
  return reply(spoken, privacyBlocks);
}

export function privacyModal(): types.ModalView {
  return modal(VIEWS.privacy, 'Your data', privacyBlocks(), JSON.stringify({ channel: '' }));
}

function privacyBlocks(): Block[] {
  return [
    section(`*What I keep about you*\n${KEPT.join('\n')}`),
    section(WHO),
    actions(
      button('Send me everything', {
        action: ACTIONS.privacyExport,
        label: 'Send me everything that is kept about me, as JSON',
      }),
      {
        ...button('Delete everything', {
          action: ACTIONS.privacyDelete,
          style: 'danger',
          label: 'Delete everything that is kept about me',
        }),
        confirm: {
          title: plain('Delete everything?'),
          text: plain(
            'Your nudges stop, and what you saved, learnt and answered is gone for good. Messages that were sent stay in Slack.',
          ),
          confirm: plain('Delete everything'),
          deny: plain('Keep it'),
          style: 'danger',
        },
      },
    ),
    context('“Send me everything” comes as a direct message, in JSON.'),
  ];
}

/**
 * Everything as messages, cut between lines. As text and not as a file: no further permission is asked for, and a
 * phone can copy and search it. Put together again, the pieces are JSON.
 */
export function exportMessages(json: string): Reply[] {
  const pieces = [''];
  for (const line of json.split('\n')) {
    const room = LIMITS.codeText - (pieces.at(-1)?.length ?? 0) - 1;
    const escaped = escapeText(line);
    if (escaped.length > room) pieces.push('');
    pieces.push(`${pieces.pop()}${escaped}\n`);
  }
  const filled = pieces.filter((piece) => piece !== '');
  return filled.map((piece, index) => {
    const which = filled.length > 1 ? ` (${index + 1} of ${filled.length})` : '';
    // Longer than a text beside blocks may be: here the text is the message.
    return { text: `What I keep about you${which}:\n\`\`\`\n${piece}\`\`\``, blocks: [], plain: [] };
  });
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}
