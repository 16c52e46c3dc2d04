import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { plainText } from '../../cards/plain-text.ts';
import type { ChannelNudge, Nudge, PieceNudge, QuestionNudge } from '../../nudges/delivery/nudge.ts';
import { PAUSED_AFTER } from '../../nudges/rules/engagement.ts';
import { RATING_CHOICES } from '../../nudges/rules/recall-question.ts';
import { kindLabel } from '../cards/kind-label.ts';
import { actions, type Block, button, context, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText, shorten } from '../kit/escape.ts';
import { ACTIONS, type ActionName, NUDGE_BLOCKS, packRef } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { packWhose, type Whose } from '../kit/whose.ts';
import { COMMAND } from '../kit/words.ts';
import { packNudge } from './nudge-ref.ts';

/** A part of a card in a nudge, in characters: more than that is what “Show me more” is for. */
const PART = 1200;
/** A nudge in characters, to be read standing, on a phone; what would make it longer is left to “Show me more”. */
const SHORT = 650;

/** A nudge as a message: in the direct messages of a person, or in a channel. */
export function nudgeView(nudge: Nudge, library: Library): Reply {
  if (nudge.to === 'channel') return channelView(nudge, library);
  return nudge.form === 'ask' ? questionView(nudge, library) : pieceView(nudge, library);
}

function pieceView(nudge: PieceNudge, library: Library): Reply {
  const { card, piece, day, weekly } = nudge;
  const spoken = [
    `Your nudge for ${day}: ${card.title}. ${piece.summary}`,
    ...(piece.tryToday ? [`Try this today: ${plainText(piece.tryToday.markdown)}`] : []),
  ].join('\n');
  return reply(escapeText(spoken), () => [
    context(`:seedling: Your nudge for ${day}`, kindLabel(card, library.kind(card.kind))),
    ...pieceBlocks(nudge),
    ...(piece.tryToday ? [part('Try this today', piece.tryToday.markdown)] : []),
    pieceAnswerButtons(card, nudge.deliveryId),
    context(...notes(nudge.why, weekly)),
    settings({ of: 'me' }),
  ]);
}

/** The buttons that answer a nudge which told something. */
export function pieceAnswerButtons(card: Pick<Card, 'id' | 'title'>, deliveryId: string): types.ActionsBlock {
  return {
    ...actions(
      answer('Got it', ACTIONS.nudgeGotIt, card, deliveryId, 'primary'),
      answer('Show me more', ACTIONS.nudgeMore, card, deliveryId),
      answer('Again later', ACTIONS.nudgeLater, card, deliveryId),
      answer('Not for me', ACTIONS.nudgeNotForMe, card, deliveryId),
    ),
    block_id: NUDGE_BLOCKS.answers,
  };
}

function questionView(nudge: QuestionNudge, library: Library): Reply {
  const { card, question, day, weekly, deliveryId } = nudge;
  const asked = question.question;
  return reply(
    escapeText(`A question for ${day}: ${asked} Think first; the answer is one click away.`),
    () => [
      context(`:thinking_face: A question for ${day}`, kindLabel(card, library.kind(card.kind))),
      section(`*${escapeText(asked)}*\nThink first; then look whether you knew it.`),
      questionAnswerButtons(card, deliveryId, question.answer.heading),
      context(...notes(nudge.why, weekly)),
      settings({ of: 'me' }),
    ],
  );
}

/** The buttons under a question whose answer is hidden. @param heading of the section that holds the answer */
function questionAnswerButtons(
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  heading: string,
): types.ActionsBlock {
  return {
    ...actions(
      answer('Show the answer', ACTIONS.nudgeReveal, card, deliveryId, 'primary', heading),
      answer('Again later', ACTIONS.nudgeLater, card, deliveryId),
      answer('Not for me', ACTIONS.nudgeNotForMe, card, deliveryId),
    ),
    block_id: NUDGE_BLOCKS.answers,
  };
}

/** The answer to a question, and how well it was known. */
export function revealedBlocks(
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  answerPart: { heading: string; markdown: string },
): Block[] {
  const ratings = RATING_CHOICES.map(({ rating, text }, index) =>
    button(text, {
      action: ACTIONS.nudgeRate,
      index,
      value: packNudge({ deliveryId, cardId: card.id, more: rating }),
      label: `${text}: ${card.title}`,
    }),
  );
  return [
    part(answerPart.heading, answerPart.markdown),
    section('*How well did you know it?*'),
    {
      ...actions(...ratings, answer('Show me more', ACTIONS.nudgeMore, card, deliveryId)),
      block_id: NUDGE_BLOCKS.answers,
    },
  ];
}

function channelView(nudge: ChannelNudge, library: Library): Reply {
  const { card, piece, question, whoLeads, setUpBy, day, channel } = nudge;
  const kind = library.kind(card.kind);
  const leads = whoLeads ? ` <@${whoLeads}> leads the talk.` : '';
  const read = button('Read the whole card', {
    action: ACTIONS.openCard,
    value: packRef({ cardId: card.id, answerId: '' }),
    style: 'primary',
    label: `Read the whole card: ${card.title}`,
  });
  const spoken = escapeText(
    `To talk about on ${day}: ${card.title}. ${piece.summary}\n${question} Answer in the thread.`,
  );
  return reply(spoken + leads, () => [
    context(`:speech_balloon: To talk about on ${day}`, kindLabel(card, kind)),
    ...pieceBlocks(nudge),
    section(`*${escapeText(question)}*\nAnswer in the thread.${leads}`),
    actions(read),
    context(
      escapeText(nudge.why),
      setUpBy
        ? `Set up by <@${setUpBy}>; anyone here can change, pause or stop it.`
        : 'Anyone here can change, pause or stop it.',
    ),
    settings({ of: 'channel', channel }),
  ]);
}

/** Said once, when nobody has answered for so long that nothing comes any more. */
export function pausedBySilenceView(): Reply {
  const text = `My last ${PAUSED_AFTER} nudges stayed unanswered, so I stop here and leave you in peace. Nothing is lost: one click, and they go on where they were.`;
  return reply(text, () => [
    section(text),
    actions(resumeButton({ of: 'me' }, 'Go on with my nudges')),
    context(`\`${COMMAND} nudges\` shows and changes everything about them.`),
  ]);
}

export function resumeButton(whose: Whose, text = 'Resume'): types.Button {
  return button(text, {
    action: ACTIONS.nudgesResume,
    value: packWhose(whose),
    style: 'primary',
    label: `${text}${text === 'Resume' ? ' the nudges' : ''}`,
  });
}

/** The way out that stands in each nudge, one click long, and the way to everything else. */
function settings(whose: Whose): types.ActionsBlock {
  return actions(
    button('Pause for a week', {
      action: ACTIONS.nudgesPause,
      value: `${packWhose(whose)} week`,
      label: 'Pause these nudges for a week',
    }),
    button('Change or stop', {
      action: ACTIONS.nudgesChange,
      value: packWhose(whose),
      label: 'Change or stop these nudges',
    }),
  );
}

/** What the card says in a sentence, and a little more where that leaves the nudge short. */
function pieceBlocks({ piece }: PieceNudge | ChannelNudge): Block[] {
  const { title, summary, piece: beyond, tryToday } = piece;
  const length = summary.length + (beyond?.markdown.length ?? 0) + (tryToday?.markdown.length ?? 0);
  return [
    section(`*${escapeText(title)}*\n${escapeText(summary)}`),
    ...(beyond && length <= SHORT ? [part(beyond.heading, beyond.markdown)] : []),
  ];
}

function part(heading: string, markdown: string): types.SectionBlock {
  return section(`*${escapeText(heading)}*\n${shorten(toMrkdwn(markdown), PART)}`);
}

function notes(why: string, weekly: boolean): string[] {
  const once =
    'Once a week now, since the last ones stayed unanswered; any answer brings the daily ones back.';
  return [escapeText(why), ...(weekly ? [once] : [])];
}

function answer(
  text: string,
  action: ActionName,
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  style?: 'primary',
  more = '',
): types.Button {
  return button(text, {
    action,
    value: packNudge({ deliveryId, cardId: card.id, more: shorten(more, LIMITS.buttonValue / 2) }),
    label: `${text}: ${card.title}`,
    ...(style && { style }),
  });
}
