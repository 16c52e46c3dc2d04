import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { NudgeStatus, PastNudge, RunningNudges } from '../../nudges/subscriptions/nudge-status.ts';
import {
  actions,
  type Block,
  button,
  context,
  header,
  modal,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, VIEWS } from '../kit/ids.ts';
import { packWhose, type Whose } from '../kit/whose.ts';
import { COMMAND } from '../kit/words.ts';
import { yourDataButton } from '../kit/your-data-button.ts';
import { restoreButton, saidInWords } from './nudge-answer-view.ts';
import { resumeButton } from './nudge-view.ts';

const WHAT_THEY_ARE =
  'One small thing to learn each working day, at the time that you choose: a piece of a card and something to try, and now and then a question about what you have seen. Nothing comes unless you start it, and one click ends it.';
const WHAT_THEY_ARE_HERE =
  'A card and a question to talk about, on the days that you choose; answers gather in its thread. Anyone in the channel can set it up, change, pause or stop it.';

/** How it stands with nudges, as the reply to a command or a click. @param lead what was just done, mrkdwn */
export function nudgesView(status: NudgeStatus, lead?: string): Reply {
  const blocks = [...(lead ? [section(lead)] : []), ...statusBlocks(status)];
  return reply([...(lead ? [lead] : []), statusText(status)].join(' '), () => blocks);
}

/** The same in a modal. */
export function nudgesModal(status: NudgeStatus, lead?: string): types.ModalView {
  const title = status.subscriber.type === 'person' ? 'Your nudges' : 'Nudges here';
  const state = { channel: status.subscriber.type === 'channel' ? status.subscriber.channel : '' };
  return modal(VIEWS.nudges, title, nudgesView(status, lead).blocks, JSON.stringify(state));
}

/** How it stands with a person's nudges, in short, for a place among other things such as the Home tab. */
export function nudgesSection(status: NudgeStatus): Block[] {
  const whose = whoseOf(status);
  if (status.type === 'off') {
    return [
      header('Your nudges'),
      section(statusText(status)),
      actions(startButton(status), ...dismissedButtons(status), yourDataButton()),
    ];
  }
  return [
    header('Your nudges'),
    section(statusText(status)),
    actions(
      ...(status.type === 'paused' ? [resumeButton(whose)] : [pauseWeekButton(whose)]),
      button('Show my nudges', { action: ACTIONS.nudgesShow, value: packWhose(whose) }),
      changeButton(whose),
      yourDataButton(),
    ),
  ];
}

/** The cards that were put away, to bring them back. */
export function dismissedModal(cards: readonly Card[]): types.ModalView {
  const rows = cards.map((card) =>
    section(`*${escapeText(card.title)}*\n${escapeText(card.summary)}`, restoreButton(card, '-')),
  );
  const none = [section('No card is put away. “Not for me” on a nudge puts one away.')];
  return modal(VIEWS.nudges, 'Put away', rows.length > 0 ? rows : none, JSON.stringify({ channel: '' }));
}

/** What somebody did to the nudges of a channel, for everybody in it. @param what a sentence without its subject, mrkdwn */
export function announcementView(by: string, what: string, status: NudgeStatus): Reply {
  const whose = whoseOf(status);
  const text = `<@${by}> ${what}`;
  const next = status.type === 'off' ? '' : ` ${statusText(status)}`;
  return reply(`${text}${next}`, () => [
    section(`${text}${next}`),
    ...(status.type === 'off' ? [] : [context(...choiceLines(status))]),
    actions(
      ...(status.type === 'off' ? [startButton(status)] : []),
      ...(status.type === 'paused' ? [resumeButton(whose)] : []),
      ...(status.type === 'active' ? [pauseWeekButton(whose)] : []),
      ...(status.type === 'off' ? [] : [changeButton(whose), stopButton(whose)]),
    ),
  ]);
}

function statusBlocks(status: NudgeStatus): Block[] {
  const whose = whoseOf(status);
  if (status.type === 'off') {
    return [section(statusText(status)), actions(startButton(status), ...dismissedButtons(status))];
  }
  return [
    section(statusText(status)),
    context(...choiceLines(status)),
    ...(status.last.length > 0
      ? [section(`*The last ones*\n${status.last.map((one) => `• ${pastLine(one)}`).join('\n')}`)]
      : []),
    actions(
      ...(status.type === 'paused' ? [resumeButton(whose)] : []),
      changeButton(whose),
      ...(status.type === 'active' ? pauseButtons(whose) : []),
      stopButton(whose),
      ...dismissedButtons(status),
    ),
  ];
}

/** The buttons by which nudges stop coming for a while. */
export function pauseButtons(whose: Whose): types.Button[] {
  return [
    button('Skip the next one', { action: ACTIONS.nudgesPause, index: 0, value: `${packWhose(whose)} day` }),
    pauseWeekButton(whose, 1),
    button('Pause until…', { action: ACTIONS.nudgesPauseUntil, value: packWhose(whose) }),
  ];
}

function pauseWeekButton(whose: Whose, index?: number): types.Button {
  return button('Pause for a week', {
    action: ACTIONS.nudgesPause,
    ...(index !== undefined && { index }),
    value: `${packWhose(whose)} week`,
  });
}

export function stopButton(whose: Whose): types.Button {
  return button('Stop', {
    action: ACTIONS.nudgesStop,
    value: packWhose(whose),
    style: 'danger',
    label: 'Stop the nudges',
  });
}

function changeButton(whose: Whose): types.Button {
  return button('Change', {
    action: ACTIONS.nudgesChange,
    value: packWhose(whose),
    label: 'Change days, time or topics of the nudges',
  });
}

function startButton(status: NudgeStatus): types.Button {
  const mine = status.subscriber.type === 'person';
  return button(mine ? 'Start nudges' : 'Set up nudges here', {
    action: ACTIONS.nudgesChange,
    value: packWhose(whoseOf(status)),
    style: 'primary',
  });
}

function dismissedButtons({ dismissed }: Pick<NudgeStatus, 'dismissed'>): types.Button[] {
  if (dismissed === 0) return [];
  return [button(`Put away: ${dismissed}`, { action: ACTIONS.nudgesDismissed, value: 'me' })];
}

/** How it stands, in a sentence or two. @returns mrkdwn */
function statusText(status: NudgeStatus): string {
  const mine = status.subscriber.type === 'person';
  if (status.type === 'off') {
    const what = mine ? WHAT_THEY_ARE : WHAT_THEY_ARE_HERE;
    const state = mine ? 'You get no nudges.' : 'This channel gets no nudges.';
    const ended = status.endedWhy ? `They ended: ${escapeText(status.endedWhy)}.` : '';
    return [state, ended, what].filter(Boolean).join(' ');
  }
  const { next, leftOut, pausedUntil, bySilence, begun, type: kind } = status;
  const comes = next ? `The ${begun ? 'next' : 'first'} one comes *${escapeText(next)}*.` : '';
  const notOn = leftOut.length > 0 ? `None on ${escapeText(leftOut.join(', '))}.` : '';
  if (kind === 'active') return [comes, notOn].filter(Boolean).join(' ');
  if (pausedUntil)
    return [`Paused until ${escapeText(pausedUntil)}.`, comes, notOn].filter(Boolean).join(' ');
  return bySilence
    ? 'Paused, because the last ones stayed unanswered. They go on when you say so.'
    : `Paused until ${mine ? 'you say' : 'somebody says'} so.`;
}

/** What was chosen, a line each. @returns mrkdwn */
function choiceLines(status: RunningNudges): string[] {
  const { schedule, topics, holidaysOf, weekly, rotation } = status;
  const days = `${schedule.charAt(0).toUpperCase()}${schedule.slice(1)}`;
  return [
    escapeText(`${days}. Topics: ${topics}.`),
    escapeText(holidaysOf ? `None on public holidays of ${holidaysOf}.` : 'On public holidays, too.'),
    ...(weekly
      ? ['Once a week, as the last ones stayed unanswered; any answer brings the daily ones back.']
      : []),
    ...(rotation.length > 0
      ? [`The talk is led in turn by ${rotation.map((id) => `<@${id}>`).join(', ')}.`]
      : []),
  ];
}

function pastLine({ day, card, outcome }: PastNudge): string {
  const what = card ? `: *${escapeText(card.title)}*` : '';
  return `${escapeText(day)}${what} – ${outcomeText(outcome)}`;
}

function outcomeText(outcome: PastNudge['outcome']): string {
  switch (outcome.type) {
    case 'answered':
      return saidInWords(outcome.answer).replace(/\.$/, '').replace(/^You/, 'you').replace(/^Not/, 'not');
    case 'responded':
      return 'you wrote to me';
    case 'unanswered':
      return 'no answer';
    case 'on-its-way':
      return 'on its way';
    case 'skipped':
      return `skipped: ${escapeText(outcome.why.replace(/\.$/, ''))}`;
    case 'failed':
      return `could not be sent: ${escapeText(outcome.why.replace(/\.$/, ''))}`;
  }
}

function whoseOf({ subscriber }: Pick<NudgeStatus, 'subscriber'>): Whose {
  return subscriber.type === 'person' ? { of: 'me' } : { of: 'channel', channel: subscriber.channel };
}

/** Said in public, where somebody asks for their own nudges. */
export const YOURS_ALONE = `Your nudges are yours alone: write \`${COMMAND} nudges\`, or \`nudges\` to me in a direct message. \`${COMMAND} nudges here\` is about those of a channel.`;
