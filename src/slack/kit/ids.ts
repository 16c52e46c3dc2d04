import { conversationIdIn, tsIn } from './slack-ids.ts';

/**
 * Every id by which Slack reports a click or a choice. They never change: people still click buttons in last year's
 * messages.
 */
export const ACTIONS = {
  openCard: 'open_card',
  shareCard: 'share_card',
  showRelated: 'show_related',
  feedback: 'feedback',
  helpful: 'feedback_helpful',
  notHelpful: 'feedback_not_helpful',
  wrongTopic: 'feedback_wrong_topic',
  tooLong: 'feedback_too_long',
  notConcrete: 'feedback_not_concrete',
  askExample: 'ask_example',
  browseKind: 'browse_kind',
  browsePage: 'browse_page',
  browseTopic: 'browse_topic',
  anotherTip: 'another_tip',
  shareElsewhere: 'share_elsewhere',
  makeChecklist: 'make_checklist',
  /** Makes one of the lines that its value holds. */
  makeNowChecklist: 'make_now_checklist',
  anotherChecklist: 'another_checklist',
  tickStep: 'tick_step',
  suggestHelpful: 'suggest_helpful',
  suggestNotNow: 'suggest_not_now',
  suggestOff: 'suggest_off',
  suggestOn: 'suggest_on',
  saveCard: 'save_card',
  unsaveCard: 'unsave_card',
  savedPage: 'saved_page',
  searchText: 'search_text',
  searchKind: 'search_kind',
  shareChannel: 'share_channel',
  shareNote: 'share_note',
  /** Takes back a post, from the private note about it. */
  undoPost: 'undo_post',
  /** The same from the “…” menu of the post itself. */
  removePost: 'remove_post',
  reportMistake: 'report_mistake',
  readReport: 'read_report',
  closeReport: 'close_report',
  checkSetup: 'check_setup',
  /** Stops and starts the nudges of everybody, for curators. */
  nudgesStopAll: 'nudges_stop_all',
  nudgesStartAll: 'nudges_start_all',
  showAudit: 'show_audit',
  openSearch: 'open_search',
  openFound: 'open_found',
  /** A team's own page: opens it in Slack, posts what it says, and says whether it helped. */
  openPage: 'open_page',
  sharePage: 'share_page',
  pageHelpful: 'page_helpful',
  pageNotHelpful: 'page_not_helpful',
  /** A button that is only a link: Slack reports clicks on it all the same. */
  openLink: 'open_link',
  /** An “…” menu: each option's value names the button that it acts as. */
  moreMenu: 'more_menu',
  nudgeGotIt: 'nudge_got_it',
  nudgeDidIt: 'nudge_did_it',
  /** Opens the form that asks what came of it. */
  nudgeTold: 'nudge_told',
  nudgeMore: 'nudge_more',
  nudgeLater: 'nudge_later',
  nudgeNotForMe: 'nudge_not_for_me',
  nudgeReveal: 'nudge_reveal',
  nudgeRate: 'nudge_rate',
  nudgeRestore: 'nudge_bring_back',
  /** An answer to a question with choices. */
  nudgeChoose: 'nudge_choose',
  /** After the right choice: guessed, or known at once. */
  nudgeCorrect: 'nudge_correct',
  /** Opens the form for one's own words: from a nudge, and from the whole card. */
  nudgeWords: 'nudge_words',
  rehearse: 'rehearse',
  rateWords: 'rate_words',
  deleteWords: 'delete_words',
  /** Deletes all the words that a person has rehearsed. */
  deleteAllWords: 'delete_all_words',
  nudgesPause: 'nudges_pause',
  nudgesResume: 'nudges_resume',
  nudgesChange: 'nudges_change',
  nudgesStop: 'nudges_stop',
  nudgesTimes: 'nudges_times',
  nudgesPauseUntil: 'nudges_pause_until',
  nudgesShow: 'nudges_show',
  nudgePreview: 'nudge_preview',
  nudgesLearner: 'nudges_learner',
  nudgesDismissed: 'nudges_put_away',
  pathShow: 'path_show',
  pathAssess: 'path_assess',
  pathBack: 'path_back',
  pathShare: 'path_share',
  /** Keeps further summaries of others away. */
  pathRefuse: 'path_refuse',
  pathInvite: 'path_invite',
  firstDaysOpen: 'first_days_open',
  firstDaysStart: 'first_days_start',
  /** Starts the list from an invitation, and shows the one who invited how far it is. */
  firstDaysAccept: 'first_days_accept',
  /** The same without showing it to anybody. */
  firstDaysAcceptAlone: 'first_days_accept_alone',
  firstDayTick: 'first_day_tick',
  firstDaysShow: 'first_days_show',
  firstDaysHide: 'first_days_hide',
  firstDaysEnd: 'first_days_end',
  privacy: 'privacy_open',
  privacyExport: 'privacy_export',
  privacyDelete: 'privacy_delete',
  /** Menus that request their options while somebody types. */
  nudgeZone: 'nudge_zone',
  nudgePlace: 'nudge_place',
  nudgeTags: 'nudge_tags',
} as const;

export type ActionName = (typeof ACTIONS)[keyof typeof ACTIONS];

/** Shortcuts, as the manifest declares them. */
export const SHORTCUTS = {
  findGuidance: 'find_guidance',
  searchGuidance: 'search_guidance',
} as const;

/** Steps for Workflow Builder, as docs/workflow-step.yml declares them. */
export const WORKFLOW_STEPS = {
  getCard: 'get_guidance_card',
} as const;

export const VIEWS = {
  card: 'card',
  page: 'page',
  list: 'card_list',
  answer: 'answer',
  shareElsewhere: 'share_elsewhere',
  saved: 'saved_cards',
  search: 'search',
  nudges: 'nudges',
  privacy: 'privacy',
  nudgeForm: 'nudge_form',
  nudgePauseUntil: 'nudge_pause_until',
  nudgeStopAll: 'nudge_stop_all',
  reportMistake: 'report_mistake',
  report: 'report',
  setup: 'setup',
  audit: 'audit',
  path: 'path',
  pathStep: 'path_step',
  pathShare: 'path_share',
  pathInvite: 'path_invite',
  firstDays: 'first_days',
  firstDaysShow: 'first_days_show',
  rehearsal: 'rehearsal',
  rehearsed: 'rehearsed',
  tried: 'tried',
} as const;

/** The input blocks; Slack reports what was filled in under these ids. */
export const INPUTS = {
  searchText: 'search_text',
  searchKind: 'search_kind',
  shareChannel: 'share_channel',
  shareNote: 'share_note',
  mistake: 'mistake',
  pathLevel: 'path_level',
  pathEvidence: 'path_evidence',
  pathReader: 'path_reader',
  pathWords: 'path_words',
  invited: 'invited',
  inviteChannel: 'invite_channel',
  firstDaysLead: 'first_days_lead',
  ownWords: 'own_words',
  tried: 'tried',
  triedChannel: 'tried_channel',
  stopUntil: 'stop_until',
  stopReason: 'stop_reason',
} as const;

/** The block in a modal that shows the latest note; the next note takes its place. */
export const NOTE_BLOCK = 'note';

/** The metadata by which the bot finds its own message again if it can't know whether Slack received it. */
export const POST_METADATA = 'guidepost_post';

/** What is done once for somebody who is new: their invitation to the first 30 days. */
export const INVITED = 'invited to the first 30 days';
/** The same for a summary of somebody's path, once a day. @param day 'YYYY-MM-DD' */
export const summaryOf = (authorId: string, day: string) => `a summary of ${authorId} on ${day}`;

/** The metadata of a nudge, with the id of its delivery. */
export const NUDGE_METADATA = 'guidepost_nudge';

/** The metadata of what the bot says about nudges later, with the id of the notice. */
export const NOTICE_METADATA = 'guidepost_notice';

/** The blocks of a nudge that change when it is answered. */
export const NUDGE_BLOCKS = {
  /** The buttons that answer it. */
  answers: 'nudge_answers',
  /** The answer, and what follows from it. */
  outcome: 'nudge_outcome',
  /** Why it came, which is old news once it is answered. */
  why: 'nudge_why',
} as const;

/** The fields of the nudge form and of the pause form: their block ids. */
export const NUDGE_FIELDS = {
  learner: 'learner',
  days: 'days',
  time: 'time',
  zone: 'zone',
  kinds: 'kinds',
  tags: 'tags',
  unseen: 'unseen',
  holidaysOf: 'holidaysOf',
  rotation: 'rotation',
  until: 'until',
} as const;

/** An action id that may occur several times in one block: Slack wants the ids within a block to differ. */
export function numbered(action: ActionName, index: number): string {
  return `${action}:${index}`;
}

/** Matches an action's id, numbered or not. */
export function anyNumber(action: ActionName): RegExp {
  return new RegExp(`^${action}(:\\d+)?$`);
}

/** What a button needs to know: the card and, outside of lists, the answer that it was part of. */
export interface CardRef {
  cardId: string;
  answerId: string;
  /** The passage that answered, by its place in the card; the whole card opens at it. */
  passage?: number;
}

/** Packs a button into the value of a menu option that does the same. */
export function packOption({
  action_id: action = '',
  value = '',
}: {
  action_id?: string;
  value?: string;
}): string {
  return `${action} ${value}`;
}

/** Unpacks it; undefined for anything else, such as another version's option. */
export function unpackOption(value: string | undefined): { action_id: string; value: string } | undefined {
  const match = /^(\S+) (.*)$/.exec(value ?? '');
  return match?.[1] ? { action_id: match[1], value: match[2] ?? '' } : undefined;
}

const NO_ANSWER = '-';

/** Packs a reference into a button's value. */
export function packRef({ cardId, answerId, passage }: CardRef): string {
  return `${answerId || NO_ANSWER} ${cardId}${passage === undefined ? '' : `#${passage}`}`;
}

/** Unpacks it; undefined for anything else, such as the value of another version's button. */
export function unpackRef(value: string | undefined): CardRef | undefined {
  const match = /^([\w.-]{1,80}) ([\w-]{1,80}\/[\w-]{1,80})(?:#(\d{1,6}))?$/.exec(value ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  return {
    cardId: match[2],
    answerId: match[1] === NO_ANSWER ? '' : match[1],
    ...(match[3] !== undefined && { passage: Number(match[3]) }),
  };
}

/** A passage of one of the team's own pages, and the answer that quotes it. */
export interface PageRef {
  answerId: string;
  pageId: string;
  /** The place of the passage on the page, from 0. */
  at: number;
}

/** Packs it into a button's value. */
export function packPage({ answerId, pageId, at }: PageRef): string {
  return `${answerId || NO_ANSWER} ${at} ${pageId}`;
}

/** Unpacks it; undefined for anything else. */
export function unpackPage(value: string | undefined): PageRef | undefined {
  const match = /^([\w.-]{1,80}) (\d{1,6}) (\S.{0,1500})$/.exec(value ?? '');
  if (!match?.[1] || !match[3]) return undefined;
  return { answerId: match[1] === NO_ANSWER ? '' : match[1], at: Number(match[2]), pageId: match[3] };
}

/** Packs a reference with the lines that a message quotes of the card, so that they are the same whatever becomes of the card. */
export function packLines(ref: CardRef, lines: readonly string[]): string {
  return [packRef(ref), ...lines.map((line) => line.replace(/\s+/g, ' '))].join('\n');
}

/** Unpacks it; undefined for anything else. */
export function unpackLines(value: string): { ref: CardRef; lines: string[] } | undefined {
  const [first, ...lines] = value.split('\n');
  const ref = unpackRef(first);
  return ref && lines.length > 0 ? { ref, lines } : undefined;
}

/** Where a post of the bot is. */
export interface PostRef {
  channel: string;
  ts: string;
  threadTs?: string | undefined;
}

/** Packs it into a button's value. */
export function packPost({ channel, ts, threadTs }: PostRef): string {
  return `${channel} ${ts} ${threadTs ?? '-'}`;
}

/** Unpacks it; undefined for anything else, such as the value of another version's button. */
export function unpackPost(value: string | undefined): PostRef | undefined {
  const [place, message, thread, ...more] = (value ?? '').split(' ');
  const [channel, ts, threadTs] = [conversationIdIn(place), tsIn(message), tsIn(thread)];
  if (!channel || !ts || !(threadTs || thread === '-') || more.length > 0) return undefined;
  return { channel, ts, threadTs };
}

/** Which box of which checklist, and how often it has changed so far. */
export interface StepRef {
  list: string;
  /** From 0. */
  step: number;
  changes: number;
}

/** Packs it into a block's id. */
export function packStep({ list, step, changes }: StepRef): string {
  return `step ${list} ${step} ${changes}`;
}

/** Unpacks it; undefined for any other block. */
export function unpackStep(blockId: string | undefined): StepRef | undefined {
  const match = /^step ([\w-]{1,80}) (\d{1,3}) (\d{1,9})$/.exec(blockId ?? '');
  if (!match?.[1]) return undefined;
  return { list: match[1], step: Number(match[2]), changes: Number(match[3]) };
}

/** Packs a step of the first 30 days into a block's id; it changes with the tick, because Slack's apps remember ticks by it. */
export function packFirstDay(step: string, done: boolean): string {
  return `first_day ${step} ${done ? 1 : 0}`;
}

/** Unpacks the step's id; undefined for any other block. */
export function unpackFirstDay(blockId: string | undefined): string | undefined {
  return /^first_day ([a-z][a-z-]{1,40}) [01]$/.exec(blockId ?? '')?.[1];
}
