import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import type { AskedTimes, Times } from '../../nudges/rules/asked-times.ts';
import type { QuietClash } from '../../nudges/rules/quiet-hours.ts';
import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
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
import type { AboutNudges } from '../kit/requests/request.ts';
import { packWhose } from '../kit/whose.ts';
import { yourDataButton } from '../kit/your-data-button.ts';
import { learnerSelect } from './learner-select.ts';
import {
  changeButton,
  dismissedButtons,
  nearestButton,
  pauseButtons,
  pauseWeekButton,
  previewButton,
  quietResumeButton,
  restoreButton,
  resumeButton,
  startButton,
  stopButton,
  timesBackButton,
  whoseOf,
} from './nudge-buttons.ts';
import { choiceLines, pastNudgeLine, statusText } from './status-text.ts';
import {
  BUTTONS,
  LATEST,
  LEARNER_NOW,
  NONE_DISMISSED,
  pausedUntil,
  quietWarning,
  TITLES,
  WHOSE_NUDGES,
} from './words.ts';

/** What the buttons of a status have to know beside it. */
export interface StatusExtras {
  /** The times before a change, to bring them back. */
  before?: Times;
  /** The times that somebody without nudges has asked for. */
  offered?: AskedTimes;
  /** Whether it says already when they come. */
  untimed?: boolean;
  /** What the reply notes about a change. */
  about?: AboutNudges;
  /** That they would come late, or never, because the person's notifications are off then. */
  quiet?: QuietClash | undefined;
}

/** The status of nudges, as the reply to a command or a click. @param lead what was just done, mrkdwn */
export function nudgesView(status: NudgeStatus, lead?: string, more: StatusExtras = {}): Reply {
  const blocks = [...(lead ? [section(lead)] : []), ...statusBlocks(status, more)];
  const view = reply([...(lead ? [lead] : []), ...standing(status, more)].join(' '), () => blocks);
  return status.subscriber.type === 'person'
    ? { ...view, aboutNudges: more.about ?? { said: 'show' } }
    : view;
}

/**
 * What is said after a stop: that it is done, and the way back. To somebody who wants nothing more, everything else would only be
 * more.
 * @param lead mrkdwn
 */
export function stoppedView(status: NudgeStatus, lead: string, { about }: StatusExtras = {}): Reply {
  const { choice, subscriber } = status;
  const back = choice ? [actions(quietResumeButton(whoseOf(status)))] : [];
  const view = reply(lead, () => [section(lead), ...back]);
  return subscriber.type === 'person' ? { ...view, aboutNudges: about ?? { said: 'show' } } : view;
}

/** Where they are at, in sentences. Nothing is promised that never comes. */
function standing(status: NudgeStatus, { quiet, untimed }: StatusExtras): string[] {
  const { choice } = status;
  if (!quiet || !choice) return [statusText(status, untimed)];
  const warning = quietWarning(choice.time, quiet);
  if (quiet.comes !== 'never') return [statusText(status, untimed), warning];
  return status.type === 'paused' && status.pausedUntil
    ? [pausedUntil(status.pausedUntil), warning]
    : [warning];
}

/** The same in a modal. */
export function nudgesModal(status: NudgeStatus, lead?: string, more?: StatusExtras): types.ModalView {
  return inModal(status, nudgesView(status, lead, more));
}

/** What is said after a stop, in a modal. @param lead mrkdwn */
export function stoppedModal(status: NudgeStatus, lead: string): types.ModalView {
  return inModal(status, stoppedView(status, lead));
}

function inModal({ subscriber }: NudgeStatus, { blocks }: Reply): types.ModalView {
  const title = subscriber.type === 'person' ? TITLES.mine : TITLES.here;
  const state = { channel: subscriber.type === 'channel' ? subscriber.channel : '' };
  return modal(VIEWS.nudges, title, blocks, JSON.stringify(state));
}

/** The status of a person's nudges in short, to be shown among other things, such as on the Home tab. */
export function nudgesSection(status: NudgeStatus): Block[] {
  const whose = whoseOf(status);
  const buttons =
    status.type === 'off'
      ? [startButton(status), ...dismissedButtons(status)]
      : [
          status.type === 'paused' ? resumeButton(whose) : pauseWeekButton(whose),
          button(BUTTONS.show, { action: ACTIONS.nudgesShow, value: packWhose(whose) }),
          changeButton(whose),
        ];
  return [header(TITLES.mine), section(statusText(status)), actions(...buttons, yourDataButton())];
}

/** The dismissed cards, each with a button to bring it back. */
export function dismissedModal(cards: readonly Card[]): types.ModalView {
  const rows = cards.map((card) =>
    section(`*${escapeText(card.title)}*\n${escapeText(card.summary)}`, restoreButton(card, '-')),
  );
  const blocks = rows.length > 0 ? rows : [section(NONE_DISMISSED)];
  return modal(VIEWS.nudges, TITLES.dismissed, blocks, JSON.stringify({ channel: '' }));
}

/**
 * Tells everyone in a channel what a person did to its nudges.
 * @param by the person's user id
 * @param what a sentence without its subject, mrkdwn
 */
export function announcementView(by: string, what: string, status: NudgeStatus): Reply {
  const text = `<@${by}> ${what}${status.type === 'off' ? '' : ` ${statusText(status)}`}`;
  return reply(text, () => [
    section(text),
    ...(status.type === 'off' ? [] : [context(...choiceLines(status))]),
    switches(status),
  ]);
}

/** Asks whose nudges somebody means, in a channel that has some. @param own of the person who asks */
export function whoseNudgesView(own: NudgeStatus, channel: NudgeStatus): Reply {
  return reply(WHOSE_NUDGES, () => [
    section(WHOSE_NUDGES),
    section(`*${TITLES.mine}*\n${statusText(own)}`),
    switches(own),
    section(`*${TITLES.here}*\n${statusText(channel)}`),
    switches(channel),
  ]);
}

/** The buttons that switch nudges on and off, for a while or for good, or open the form. */
function switches(status: NudgeStatus): types.ActionsBlock {
  const whose = whoseOf(status);
  if (status.type === 'off') {
    return actions(status.choice ? quietResumeButton(whose) : startButton(status));
  }
  return actions(
    status.type === 'paused' ? resumeButton(whose) : pauseWeekButton(whose),
    changeButton(whose),
    stopButton(whose),
  );
}

/** The way to what is still stored about a person who has stopped their nudges, to see it and to delete it. */
function keptButtons({ subscriber, choice }: NudgeStatus): types.Button[] {
  return subscriber.type === 'person' && choice ? [yourDataButton()] : [];
}

function statusBlocks(status: NudgeStatus, extras: StatusExtras): Block[] {
  const { before, offered, quiet, untimed } = extras;
  const whose = whoseOf(status);
  if (status.type === 'off') {
    return [
      section(statusText(status)),
      actions(
        ...(status.choice && !offered ? [resumeButton(whose)] : []),
        startButton(status, offered),
        previewButton(whose),
        ...dismissedButtons(status),
        ...keptButtons(status),
      ),
    ];
  }
  return [
    ...standing(status, extras).map((text) => section(text)),
    ...(quiet ? [actions(nearestButton(whose, quiet.nearest))] : []),
    context(...choiceLines(status, untimed)),
    ...(status.subscriber.type === 'person'
      ? [section(LEARNER_NOW, learnerSelect(ACTIONS.nudgesLearner, status.interests, status.choice))]
      : []),
    ...(status.last.length > 0
      ? [section(`${LATEST}\n${status.last.map((one) => `• ${pastNudgeLine(one)}`).join('\n')}`)]
      : []),
    actions(
      ...(before ? [timesBackButton(whose, before)] : []),
      ...(status.type === 'paused' ? [resumeButton(whose)] : []),
      changeButton(whose),
      ...(status.type === 'active' ? pauseButtons(whose) : []),
      previewButton(whose),
      stopButton(whose),
      ...dismissedButtons(status),
    ),
  ];
}
