import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { plainText } from '../../cards/plain-text.ts';
import type { ChannelNudge, Nudge, PieceNudge, QuestionNudge } from '../../nudges/delivery/nudge.ts';
import { RATING_CHOICES } from '../../nudges/rules/recall-question.ts';
import { kindLabel } from '../cards/kind-label.ts';
import { readButton } from '../cards/read-button.ts';
import {
  actions,
  type Block,
  button,
  context,
  overflowMenu,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { escapeText, shorten, shortenMarkup } from '../kit/escape.ts';
import { ACTIONS, type ActionName, NUDGE_BLOCKS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { removePostButton } from '../kit/undo-view.ts';
import { packWhose, type Whose } from '../kit/whose.ts';
import { pauseWeekButton } from './nudge-buttons.ts';
import { packNudge } from './nudge-ref.ts';
import { questionBlocks, questionSpoken } from './question-view.ts';
import {
  ANSWER_IN_THREAD,
  BUTTON_LABELS,
  BUTTONS,
  channelSummary,
  HOW_WELL,
  leadsDiscussion,
  NUDGE_INTROS,
  ONCE_A_WEEK_NOW,
  PAUSED_BY_SILENCE,
  POLL,
  pieceSummary,
  questionSummary,
  sentences,
  THINK_FIRST,
  TRY_THIS,
  WHERE_SETTINGS_ARE,
  whoMayChange,
} from './words.ts';

/** The longest part of a card in a nudge, in characters. For the rest, there is “Show me more”. */
const LONGEST_PART = 1200;

/**
 * A nudge as a message, to a person or in a channel.
 * @param setUpByName the name of the person who set up a channel's nudges, plain text; undefined if it is not known
 */
export function nudgeView(nudge: Nudge, library: Library, setUpByName?: string): Reply {
  if (nudge.to === 'channel') return channelView(nudge, library, setUpByName);
  return nudge.form === 'ask' ? questionView(nudge, library) : pieceView(nudge, library);
}

function pieceView(nudge: PieceNudge, library: Library): Reply {
  const { card, piece, day, weekly } = nudge;
  const toTry = piece.toTry && { label: TRY_THIS[piece.toTry.when], markdown: piece.toTry.markdown };
  const spokenTry = toTry && { label: toTry.label, text: plainText(toTry.markdown) };
  const spoken = pieceSummary(day, card.title, piece.summary, spokenTry ?? undefined);
  return reply(escapeText(spoken), () => [
    context(NUDGE_INTROS.piece(day), kindLabel(card, library.kind(card.kind))),
    ...pieceBlocks(nudge),
    ...(toTry ? [part(toTry.label, toTry.markdown)] : []),
    pieceAnswerButtons(card, nudge.deliveryId),
    notes(nudge.why, weekly),
    settings({ of: 'me' }),
  ]);
}

/** What a button says beside “I did it”: that it didn't work. */
export const IN_VAIN = 'in-vain';

/** The buttons that answer a nudge, one by one. */
export function answerButtons(card: Pick<Card, 'id' | 'title'>, deliveryId: string) {
  return {
    gotIt: answer(BUTTONS.gotIt, ACTIONS.nudgeGotIt, card, deliveryId, { style: 'primary' }),
    didIt: answer(BUTTONS.didIt, ACTIONS.nudgeDidIt, card, deliveryId, { style: 'primary' }),
    didItInVain: answer(BUTTONS.didIt, ACTIONS.nudgeDidIt, card, deliveryId, { more: IN_VAIN }),
    later: answer(BUTTONS.later, ACTIONS.nudgeLater, card, deliveryId),
    notForMe: answer(BUTTONS.notForMe, ACTIONS.nudgeNotForMe, card, deliveryId),
  };
}

/** The buttons that answer a nudge with a piece of a card. */
export function pieceAnswerButtons(
  card: Pick<Card, 'id' | 'title' | 'nudge'>,
  deliveryId: string,
): types.ActionsBlock {
  const done = card.nudge?.try
    ? [
        answer(BUTTONS.didIt, ACTIONS.nudgeDidIt, card, deliveryId, { style: 'primary' }),
        answer(BUTTONS.gotIt, ACTIONS.nudgeGotIt, card, deliveryId),
      ]
    : [answer(BUTTONS.gotIt, ACTIONS.nudgeGotIt, card, deliveryId, { style: 'primary' })];
  return {
    ...actions(
      ...done,
      answer(BUTTONS.more, ACTIONS.nudgeMore, card, deliveryId),
      ...laterButtons(card, deliveryId),
    ),
    block_id: NUDGE_BLOCKS.answers,
  };
}

/** The answers that every nudge takes. */
export function laterButtons(card: Pick<Card, 'id' | 'title'>, deliveryId: string): types.Button[] {
  return [
    answer(BUTTONS.later, ACTIONS.nudgeLater, card, deliveryId),
    answer(BUTTONS.notForMe, ACTIONS.nudgeNotForMe, card, deliveryId),
  ];
}

function questionView(nudge: QuestionNudge, library: Library): Reply {
  const { card, question, day, weekly, deliveryId } = nudge;
  if (question.type !== 'recall') {
    const intro = question.type === 'rehearsal' ? NUDGE_INTROS.rehearsal(day) : NUDGE_INTROS.question(day);
    return reply(escapeText(questionSpoken(day, question)), () => [
      context(intro, kindLabel(card, library.kind(card.kind))),
      ...questionBlocks(nudge, question, laterButtons(card, deliveryId)),
      notes(nudge.why, weekly),
      settings({ of: 'me' }),
    ]);
  }
  return reply(escapeText(questionSummary(day, question.question)), () => [
    context(NUDGE_INTROS.question(day), kindLabel(card, library.kind(card.kind))),
    section(`*${escapeText(question.question)}*\n${THINK_FIRST}`),
    questionAnswerButtons(card, deliveryId, question.answer.heading),
    notes(nudge.why, weekly),
    settings({ of: 'me' }),
  ]);
}

/** The buttons under a question whose answer is hidden. @param heading of the section that holds the answer */
function questionAnswerButtons(
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  heading: string,
): types.ActionsBlock {
  return {
    ...actions(
      answer(BUTTONS.reveal, ACTIONS.nudgeReveal, card, deliveryId, { style: 'primary', more: heading }),
      ...laterButtons(card, deliveryId),
    ),
    block_id: NUDGE_BLOCKS.answers,
  };
}

/** The answer to a question, with buttons that say how well the person knew it. */
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
    section(HOW_WELL),
    {
      ...actions(...ratings, answer(BUTTONS.more, ACTIONS.nudgeMore, card, deliveryId)),
      block_id: NUDGE_BLOCKS.answers,
    },
  ];
}

function channelView(nudge: ChannelNudge, library: Library, setUpByName: string | undefined): Reply {
  const { card, piece, question, whoLeads, setUpBy, day, channel, deliveryId } = nudge;
  const leads = whoLeads ? leadsDiscussion(whoLeads) : '';
  const spoken = escapeText(channelSummary(day, card.title, piece.summary, question));
  const toTry = card.nudge?.try;
  const view = reply(sentences(spoken, leads), () => [
    context(NUDGE_INTROS.channel(day), kindLabel(card, library.kind(card.kind))),
    ...pieceBlocks(nudge),
    section(`*${escapeText(question)}*\n${sentences(ANSWER_IN_THREAD, leads)}`),
    section(POLL),
    ...(toTry ? [part(TRY_THIS.today, toTry)] : []),
    actions(
      readButton(card, '', { style: 'primary' }),
      ...(toTry ? [answer(BUTTONS.didIt, ACTIONS.nudgeDidIt, card, deliveryId)] : []),
      // Small, because it is there every time and hardly ever needed.
      ...overflowMenu(
        ...settingsButtons({ of: 'channel', channel }),
        ...(setUpBy ? [removePostButton(setUpBy)] : []),
      ),
    ),
    context(escapeText(nudge.why), whoMayChange(setUpByName)),
  ]);
  return { ...view, ...(setUpBy && { postedFor: setUpBy }) };
}

/** Sent once, when nobody has answered for so long that the bot pauses. */
export function pausedBySilenceView(): Reply {
  return reply(PAUSED_BY_SILENCE, () => [
    section(PAUSED_BY_SILENCE),
    actions(
      button(BUTTONS.resumeMine, {
        action: ACTIONS.nudgesResume,
        value: packWhose({ of: 'me' }),
        style: 'primary',
      }),
    ),
    context(WHERE_SETTINGS_ARE),
  ]);
}

/** Every nudge has a way out with one click, and the way to all settings. */
function settings(whose: Whose): types.ActionsBlock {
  return actions(...settingsButtons(whose));
}

function settingsButtons(whose: Whose): types.Button[] {
  return [
    pauseWeekButton(whose, { label: BUTTON_LABELS.pauseWeek }),
    button(BUTTONS.changeOrStop, {
      action: ACTIONS.nudgesChange,
      value: packWhose(whose),
      label: BUTTON_LABELS.changeOrStop,
    }),
  ];
}

/** The card's summary, and a little of its text. */
function pieceBlocks({ piece }: PieceNudge | ChannelNudge): Block[] {
  const { title, summary, piece: beyond } = piece;
  return [
    section(`*${escapeText(title)}*\n${escapeText(summary)}`),
    ...(beyond ? [part(beyond.heading, beyond.markdown)] : []),
  ];
}

function part(heading: string, markdown: string): types.SectionBlock {
  return section(`*${escapeText(heading)}*\n${shortenMarkup(toMrkdwn(markdown), LONGEST_PART)}`);
}

function notes(why: string, weekly: boolean): types.ContextBlock {
  return {
    ...context(escapeText(why), ...(weekly ? [ONCE_A_WEEK_NOW] : [])),
    block_id: NUDGE_BLOCKS.why,
  };
}

function answer(
  text: string,
  action: ActionName,
  card: Pick<Card, 'id' | 'title'>,
  deliveryId: string,
  { style, more = '' }: { style?: 'primary'; more?: string } = {},
): types.Button {
  return button(text, {
    action,
    value: packNudge({ deliveryId, cardId: card.id, more: shorten(more, LIMITS.buttonValue / 2) }),
    label: `${text}: ${card.title}`,
    ...(style && { style }),
  });
}
