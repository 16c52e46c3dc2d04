import type { types } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import type { Assessment } from '../../path/assessment.ts';
import type { PathStatus } from '../../path/path-service.ts';
import { standingOf } from '../../path/rules/standing.ts';
import {
  actions,
  type Block,
  button,
  context,
  header,
  modal,
  overflowMenu,
  type Reply,
  reply,
  section,
} from '../kit/blocks.ts';
import { ACTIONS, VIEWS } from '../kit/ids.ts';
import { dayOf } from '../kit/slack-date.ts';
import { yourDataButton } from '../kit/your-data-button.ts';
import { firstDaysLine, openListButton } from './first-days-view.ts';
import { gapBlocks } from './gaps-view.ts';
import { growthBlocks, ladderLine, levelFields } from './standing-view.ts';
import {
  ASSESS,
  ASSESS_AGAIN,
  ASSESS_LABEL,
  AT_THE_TOP,
  assessedOn,
  FIRST_DAYS_TITLE,
  furtherIn,
  GO_ON,
  GO_ON_LABEL,
  INVITE,
  INVITE_LABEL,
  NO_LADDER,
  nextOnTheWay,
  notYetAssessed,
  OWN_VIEW,
  PATH_TITLE,
  SEE_PATH,
  SHARE_SUMMARY,
  SHARE_SUMMARY_LABEL,
  SHOWN_TO_YOU,
  shownLine,
  standingOnTheWhole,
  TOO_LITTLE_TO_SAY,
  unfinished,
} from './words.ts';

/** How many dates of self-assessments to name. */
const DATES = 5;

/** Where a person is, and what comes next, as the reply to a command. @param lead what was just done, mrkdwn */
export function pathView(status: PathStatus, library: Library, lead?: string): Reply {
  return reply(lead ?? spokenOf(status, library), () => [
    header(PATH_TITLE),
    ...pathBlocks(status, library, lead),
  ]);
}

/** The same in a modal. */
export function pathModal(status: PathStatus, library: Library, lead?: string): types.ModalView {
  return modal(VIEWS.path, PATH_TITLE, pathBlocks(status, library, lead), JSON.stringify({ channel: '' }));
}

function spokenOf({ current }: PathStatus, library: Library): string {
  const standing = current && standingOf(current.levels, library.ladder);
  if (standing) return standingOnTheWhole(standing.rung);
  return current ? TOO_LITTLE_TO_SAY : notYetAssessed(library.ladder.length);
}

function pathBlocks(status: PathStatus, library: Library, lead: string | undefined): Block[] {
  if (library.ladder.length === 0) return [section(NO_LADDER)];
  const { current, underWay } = status;
  return [
    ...(lead ? [section(lead)] : []),
    ...(current ? resultBlocks(current, status, library) : [section(notYetAssessed(library.ladder.length))]),
    ...(underWay ? [context(unfinished(answeredIn(underWay, library), library.ladder.length))] : []),
    actions(
      assessButton(status),
      ...(current ? [shareButton()] : []),
      ...(library.firstDays.length > 0 ? [openListButton(FIRST_DAYS_TITLE)] : []),
      ...overflowMenu(inviteButton(), yourDataButton()),
    ),
    ...(status.firstDays
      ? [context(`${FIRST_DAYS_TITLE}: ${firstDaysLine(status.firstDays, library.firstDays)}`)]
      : []),
    ...shownBlocks(status),
  ];
}

function resultBlocks(current: Assessment, { before, dates }: PathStatus, library: Library): Block[] {
  const standing = standingOf(current.levels, library.ladder);
  const above = standing?.above ?? [];
  const whole = standing
    ? [
        standingOnTheWhole(standing.rung),
        ladderLine(standing.rung),
        ...(above.length > 0 ? [furtherIn(above.map(({ short }) => short))] : []),
      ]
    : [TOO_LITTLE_TO_SAY];
  return [
    section(whole.join('\n')),
    ...growthBlocks(before, current, library.ladder),
    ...levelFields(current.levels, library.ladder),
    ...(standing?.next
      ? [section(nextOnTheWay(standing.next)), ...gapBlocks(standing.next, current.levels, library)]
      : []),
    ...(standing && !standing.next ? [section(AT_THE_TOP)] : []),
    context(OWN_VIEW, assessedOn(dates.slice(0, DATES).map(dayOf))),
  ];
}

/** A person's path in short, for the Home tab; nothing where there is no ladder. */
export function pathSection(status: PathStatus, library: Library): Block[] {
  if (library.ladder.length === 0) return [];
  const { current, underWay } = status;
  const standing = current && standingOf(current.levels, library.ladder);
  const where = standing
    ? `${standingOnTheWhole(standing.rung)}\n${ladderLine(standing.rung)}`
    : current
      ? TOO_LITTLE_TO_SAY
      : notYetAssessed(library.ladder.length);
  return [
    header(PATH_TITLE),
    section(where),
    ...(current ? growthBlocks(status.before, current, library.ladder) : []),
    ...(underWay ? [context(unfinished(answeredIn(underWay, library), library.ladder.length))] : []),
    actions(...(current || status.shown.length > 0 ? [seeButton()] : []), assessButton(status)),
  ];
}

function answeredIn({ levels }: Assessment, { ladder }: Library): number {
  return ladder.filter(({ card }) => card in levels).length;
}

/** Begins, goes on with, or repeats the self-assessment. */
function assessButton({ current, underWay }: PathStatus): types.Button {
  if (underWay) return button(GO_ON, { action: ACTIONS.pathAssess, style: 'primary', label: GO_ON_LABEL });
  if (current) return button(ASSESS_AGAIN, { action: ACTIONS.pathAssess });
  return button(ASSESS, { action: ACTIONS.pathAssess, style: 'primary', label: ASSESS_LABEL });
}

const shareButton = () => button(SHARE_SUMMARY, { action: ACTIONS.pathShare, label: SHARE_SUMMARY_LABEL });
const seeButton = () => button(SEE_PATH, { action: ACTIONS.pathShow });
const inviteButton = () => button(INVITE, { action: ACTIONS.pathInvite, value: '', label: INVITE_LABEL });

/** What others have let this person see of their first 30 days: a count. */
function shownBlocks({ shown }: PathStatus): Block[] {
  if (shown.length === 0) return [];
  const lines = shown.map(({ userId, done, of, startedAt }) => shownLine(userId, done, of, dayOf(startedAt)));
  return [section([SHOWN_TO_YOU, ...lines].join('\n'))];
}
