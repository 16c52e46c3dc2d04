import {
  ACTIONS,
  INPUTS,
  NUDGE_FIELDS,
  packFirstDay,
  packLines,
  packOption,
  packPage,
  packPost,
  packRef,
  packStep,
  VIEWS,
} from '../../src/slack/kit/ids.ts';
import { packNudge } from '../../src/slack/nudges/nudge-ref.ts';
import { packTimes } from '../../src/slack/nudges/times-value.ts';
import { ADA, MARCO } from './journey.ts';

export const CARD = 'practices/phased-adoption';
const SKILL = 'soft-skills/effective-communication';
export const PING = 'U0ADA> <!channel> <@U0ADA';

/** Something of somebody else's that a forged request is aimed at. */
export interface Target {
  /** Where it is: a channel, or another person's direct messages. */
  channel: string;
  /** The bot's post there. */
  ts: string;
  list: string;
  /** A nudge of another person. */
  delivery: string;
  /** What somebody else reported on a card. */
  report: string;
  /** What somebody else wrote for a hard moment. */
  words: string;
  forger: string;
}

const aboutPage = ({ ts }: Target) => [packPage({ answerId: ts, pageId: 'secret/plan', at: 0 }), PING];
const aboutCard = ({ ts }: Target) => [packRef({ cardId: CARD, answerId: ts })];
const aboutNudges = ({ channel: id }: Target) => [id, `${id} week`, `${id} day`, `${id} ${CARD}`];
const aboutNudge = ({ delivery }: Target) => [
  packNudge({ deliveryId: delivery, cardId: CARD, more: 'good' }),
];
const verdict = ({ ts }: Target) =>
  ['yes', 'no'].map((word) => `${word} ${packRef({ cardId: CARD, answerId: ts })}`);
const text = ({ channel: id }: Target) => [id, PING, '-1', '999999'];

const aboutQuestion = ({ delivery }: Target) =>
  ['1', '0', '4', '99', '-1', '1.5', '1 1', ''].flatMap((choice) =>
    [CARD, SKILL].map((cardId) => packNudge({ deliveryId: delivery, cardId, more: `s0 ${choice}` })),
  );

/** What a forger would send in place of each action's value. A new action needs a row here. */
export const VALUES: Record<string, (target: Target) => string[]> = {
  [ACTIONS.openCard]: aboutCard,
  [ACTIONS.shareCard]: aboutCard,
  [ACTIONS.showRelated]: aboutCard,
  // What a page of a root that others may see says is tried in pages.test.ts, where there are pages.
  [ACTIONS.openPage]: aboutPage,
  [ACTIONS.sharePage]: aboutPage,
  [ACTIONS.pageHelpful]: ({ ts }) => [ts, PING],
  [ACTIONS.pageNotHelpful]: ({ ts }) => [ts, PING],
  [ACTIONS.feedback]: verdict,
  [ACTIONS.helpful]: aboutCard,
  [ACTIONS.notHelpful]: aboutCard,
  [ACTIONS.wrongTopic]: aboutCard,
  [ACTIONS.tooLong]: aboutCard,
  [ACTIONS.notConcrete]: aboutCard,
  [ACTIONS.askExample]: ({ channel: id }) => [
    'suggest off',
    'suggest on',
    'nudges here stop',
    'nudges here',
    `share it in <#${id}>`,
    PING,
  ],
  [ACTIONS.browseKind]: () => ['practices', PING],
  [ACTIONS.browsePage]: () => ['practices 1', 'practices 999999', PING],
  [ACTIONS.browseTopic]: () => ['#ml', PING],
  [ACTIONS.anotherTip]: () => [CARD, PING],
  [ACTIONS.shareElsewhere]: aboutCard,
  [ACTIONS.makeChecklist]: aboutCard,
  [ACTIONS.makeNowChecklist]: (target) => [
    packLines({ cardId: CARD, answerId: target.ts }, ['<!channel> wake up', PING]),
    packLines({ cardId: CARD, answerId: target.ts }, [
      '[everyone](!channel)',
      '[log in](https://evil.example)',
    ]),
  ],
  [ACTIONS.anotherChecklist]: aboutCard,
  [ACTIONS.tickStep]: ({ list }) => [packStep({ list, step: 0, changes: 0 })],
  [ACTIONS.suggestHelpful]: aboutCard,
  [ACTIONS.suggestNotNow]: aboutCard,
  [ACTIONS.suggestOff]: aboutCard,
  [ACTIONS.suggestOn]: aboutCard,
  [ACTIONS.saveCard]: aboutCard,
  [ACTIONS.unsaveCard]: aboutCard,
  [ACTIONS.savedPage]: text,
  [ACTIONS.searchText]: text,
  [ACTIONS.searchKind]: text,
  [ACTIONS.undoPost]: ({ channel: id, ts }) => [
    packPost({ channel: id, ts }),
    packPost({ channel: id, ts, threadTs: ts }),
  ],
  [ACTIONS.removePost]: ({ forger }) => [forger, ADA],
  [ACTIONS.reportMistake]: aboutCard,
  [ACTIONS.readReport]: ({ report }) => [report, PING],
  [ACTIONS.closeReport]: ({ report }) => [report, PING],
  [ACTIONS.checkSetup]: text,
  [ACTIONS.nudgesStopAll]: text,
  [ACTIONS.nudgesStartAll]: text,
  [ACTIONS.showAudit]: text,
  [ACTIONS.openSearch]: text,
  [ACTIONS.openFound]: aboutCard,
  [ACTIONS.openLink]: text,
  [ACTIONS.moreMenu]: (target) => [
    packOption({ action_id: ACTIONS.shareCard, value: packRef({ cardId: CARD, answerId: target.ts }) }),
    packOption({ action_id: ACTIONS.nudgesStop, value: target.channel }),
  ],
  [ACTIONS.nudgeGotIt]: aboutNudge,
  [ACTIONS.nudgeDidIt]: aboutNudge,
  [ACTIONS.nudgeTold]: aboutNudge,
  [ACTIONS.nudgeMore]: aboutNudge,
  [ACTIONS.nudgeLater]: aboutNudge,
  [ACTIONS.nudgeNotForMe]: aboutNudge,
  [ACTIONS.nudgeReveal]: aboutNudge,
  [ACTIONS.nudgeRate]: aboutNudge,
  [ACTIONS.nudgeRestore]: aboutNudge,
  [ACTIONS.nudgeChoose]: aboutQuestion,
  [ACTIONS.nudgeCorrect]: ({ delivery }) => [
    packNudge({ deliveryId: delivery, cardId: CARD, more: 'easy' }),
    packNudge({ deliveryId: delivery, cardId: CARD, more: 'again' }),
  ],
  [ACTIONS.nudgeWords]: aboutQuestion,
  [ACTIONS.rehearse]: () => [packRef({ cardId: SKILL, answerId: '' }), PING],
  [ACTIONS.rateWords]: ({ delivery }) => [
    packNudge({ deliveryId: delivery, cardId: SKILL, more: 'r0 good' }),
    packNudge({ deliveryId: delivery, cardId: SKILL, more: 'r0 easy' }),
  ],
  [ACTIONS.deleteAllWords]: () => [MARCO, PING],
  [ACTIONS.deleteWords]: ({ words }) => [words, PING],
  [ACTIONS.nudgesPause]: aboutNudges,
  [ACTIONS.nudgesResume]: aboutNudges,
  [ACTIONS.nudgesChange]: aboutNudges,
  [ACTIONS.nudgesStop]: aboutNudges,
  [ACTIONS.nudgesTimes]: ({ channel: id }) => [
    `me ${packTimes({ time: '08:00' })}`,
    `${id} ${packTimes({ days: [1] })}`,
  ],
  [ACTIONS.nudgesPauseUntil]: aboutNudges,
  [ACTIONS.nudgesShow]: aboutNudges,
  [ACTIONS.nudgePreview]: aboutNudges,
  [ACTIONS.nudgesLearner]: () => ['boss everything', `lead ${PING}`, PING],
  [ACTIONS.nudgesDismissed]: () => [MARCO, ADA],
  // Whose path it is, no value says: each of these is about the forger's own.
  [ACTIONS.pathShow]: () => [MARCO, ADA],
  [ACTIONS.pathAssess]: () => [MARCO, PING],
  [ACTIONS.pathBack]: () => ['requirements/advanced-testing', PING],
  [ACTIONS.pathShare]: () => [MARCO, PING],
  [ACTIONS.pathRefuse]: () => [MARCO, PING],
  [ACTIONS.pathInvite]: () => [MARCO, PING],
  [ACTIONS.firstDaysOpen]: () => [MARCO, ADA],
  [ACTIONS.firstDaysStart]: () => [MARCO, ADA],
  [ACTIONS.firstDaysAccept]: ({ forger }) => [MARCO, forger, PING],
  [ACTIONS.firstDaysAcceptAlone]: ({ forger }) => [MARCO, forger, PING],
  [ACTIONS.firstDayTick]: () => [packFirstDay('first-change', false), `first_day ${PING} 0`],
  [ACTIONS.firstDaysShow]: () => [MARCO, ADA],
  [ACTIONS.firstDaysHide]: () => [MARCO, ADA],
  [ACTIONS.firstDaysEnd]: () => [MARCO, ADA],
  [ACTIONS.privacy]: () => [MARCO, ADA],
  [ACTIONS.privacyExport]: () => [MARCO, ADA],
  [ACTIONS.privacyDelete]: () => [MARCO, ADA],
  [ACTIONS.nudgeZone]: text,
  [ACTIONS.nudgePlace]: text,
  [ACTIONS.nudgeTags]: text,
  [ACTIONS.shareChannel]: ({ channel: id }) => [id, MARCO],
};

/** Parts of a form, which come with it. */
export const FIELDS: readonly string[] = [ACTIONS.shareNote];

/** What a forger would fill in. A new form needs a row here. */
export const FORMS: Record<string, (target: Target) => object> = {
  [VIEWS.shareElsewhere]: ({ channel: id }) => ({
    [INPUTS.shareChannel]: { [INPUTS.shareChannel]: { selected_conversation: id } },
    [INPUTS.shareNote]: { [INPUTS.shareNote]: { value: PING } },
  }),
  [VIEWS.search]: () => ({ [INPUTS.searchText]: { [ACTIONS.searchText]: { value: PING } } }),
  [VIEWS.reportMistake]: () => ({ [INPUTS.mistake]: { [INPUTS.mistake]: { value: PING } } }),
  [VIEWS.pathStep]: () => pathStep('requirements/advanced-testing', 'king'),
  [VIEWS.pathShare]: () => ({
    [INPUTS.pathReader]: { [INPUTS.pathReader]: { selected_user: PING } },
    [INPUTS.pathWords]: { [INPUTS.pathWords]: { selected_options: [{ value: 'words' }] } },
  }),
  [VIEWS.pathInvite]: ({ channel: id }) => invitation(ADA, id),
  [VIEWS.firstDaysShow]: () => ({
    [INPUTS.firstDaysLead]: { [INPUTS.firstDaysLead]: { selected_user: PING } },
  }),
  [VIEWS.tried]: ({ channel: id }) => ({
    [INPUTS.tried]: { [INPUTS.tried]: { value: PING } },
    [INPUTS.triedChannel]: { [INPUTS.triedChannel]: { selected_conversation: id } },
  }),
  [VIEWS.nudgeForm]: () => nudgeForm([ADA]),
  [VIEWS.rehearsal]: () => ({ [INPUTS.ownWords]: { [INPUTS.ownWords]: { value: PING } } }),
  [VIEWS.nudgeStopAll]: () => ({
    [INPUTS.stopUntil]: { [INPUTS.stopUntil]: { selected_date: null } },
    [INPUTS.stopReason]: { [INPUTS.stopReason]: { value: PING } },
  }),
  [VIEWS.nudgePauseUntil]: () => ({ [NUDGE_FIELDS.until]: { until: { selected_date: '2099-01-01' } } }),
};

/** An answer to a question of the self-assessment. */
export const pathStep = (requirement: string, level: unknown, evidence: unknown = PING) => ({
  [`${INPUTS.pathLevel} ${requirement}`]: { [INPUTS.pathLevel]: { selected_option: { value: level } } },
  [`${INPUTS.pathEvidence} ${requirement}`]: { [INPUTS.pathEvidence]: { value: evidence } },
});

/** An invitation to the first 30 days. */
export const invitation = (user: unknown, channel: unknown) => ({
  [INPUTS.invited]: { [INPUTS.invited]: { selected_user: user } },
  [INPUTS.inviteChannel]: { [INPUTS.inviteChannel]: { selected_conversation: channel } },
});

export const nudgeForm = (rotation: unknown) => ({
  [NUDGE_FIELDS.days]: { days: { selected_options: [{ value: '1' }] } },
  [NUDGE_FIELDS.time]: { time: { selected_time: '10:00' } },
  [NUDGE_FIELDS.zone]: { zone: { selected_option: { value: 'Europe/Berlin' } } },
  [NUDGE_FIELDS.rotation]: { rotation: { selected_users: rotation } },
});
