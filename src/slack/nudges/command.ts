import type { Library } from '../../cards/library.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import type { NudgeStatus } from '../../nudges/subscriptions/nudge-status.ts';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { Audit } from '../../people/audit.ts';
import type { Turns } from '../../people/turns.ts';
import { actions, context, type Reply, reply } from '../kit/blocks.ts';
import type { Change, Command, CommandText, TextRequest } from '../kit/command.ts';
import { noteView } from '../kit/note-view.ts';
import { isDirectMessage } from '../kit/place.ts';
import { acknowledges, mayMeanAll } from '../kit/requests/nudge-answer-words.ts';
import { readPauseLength } from '../kit/requests/pause-length.ts';
import { readRequest } from '../kit/requests/read-request.ts';
import type { PlainRequest } from '../kit/requests/request.ts';
import type { Whose } from '../kit/whose.ts';
import { withLineBelow } from '../kit/with-line-below.ts';
import {
  type AnswerInWords,
  answerInWords,
  askedBackView,
  noteWhatCame,
  takeBackAnswer,
} from './answer-in-words.ts';
import { changeNudges } from './change-nudges.ts';
import { eitherReply } from './either-reply.ts';
import { whyNotChange } from './may-change.ts';
import { startButton } from './nudge-buttons.ts';
import type { NudgeChange } from './nudge-change.ts';
import { nudgesView, whoseNudgesView } from './nudge-status-view.ts';
import { NUDGE_WORDS, type NudgeRequest, readNudgeRequest } from './read-nudge-request.ts';
import { type SwitchDeps, withSwitch } from './switch-command.ts';
import { type AnsweredInWords, unpackAnswered, unpackUndo } from './undo-change.ts';
import {
  ASK_AGAIN,
  HELP_LINE,
  HOW_TO_LEAVE,
  NO_NUDGES_ANYWAY,
  NOT_IN_A_ROTATION,
  NOTHING_CHANGED,
  NOTHING_TO_TAKE_BACK,
  NUDGE_FORGOTTEN,
  noLongerNamed,
  noLongerNamedEither,
  nothingChangedIn,
  ONLY_US_HERE,
  ONLY_YOUR_OWN,
  onlyTheChannels,
  unknownRequest,
  unreadablePause,
} from './words.ts';

export interface NudgesCommandDeps extends SwitchDeps {
  nudges: Nudges;
  turns: Turns;
  audit: Pick<Audit, 'note'>;
  answers: { library(): Library };
}

/** What a text asks for: after the word “nudges”, or in plain words, which are read again on the person's own day. */
type NudgesArgs =
  | ({ type: 'command' } & NudgeRequest)
  | ({ type: 'plain'; said: string; where: CommandText['where'] } & Pick<
      PlainRequest,
      'verb' | 'here' | 'confidence' | 'alsoAsks'
    >);

/** The same where no pattern reads it: everything else that a text may be comes first. */
export const guessedNudgesCommand: Command<NudgesCommandDeps, NudgesArgs> = {
  names: ['nudges'],
  visibility: 'everyone',
  words: () => [],
  read: (text) => readNudges(text, true),
  changes,
  run: nudgesReply,
};

export const nudgesCommand: Command<NudgesCommandDeps, NudgesArgs> = {
  names: ['nudges'],
  help: {
    usage: ['nudges'],
    text: HELP_LINE,
  },
  // What is somebody's own is shown to them alone.
  visibility: 'everyone',
  ownAffair: ({ here, verb }) =>
    verb === 'leave' || (!here && ['show', 'settings', 'pause', 'stop'].includes(verb)),
  read: (text) => readNudges(text, false),
  changes,
  run: nudgesReply,
};

/** What a request changes; what is only shown, or asked back about, changes nothing. */
const CHANGED: Record<NudgesArgs['verb'], readonly Change['what'][]> = {
  stop: ['nudges'],
  pause: ['nudges'],
  resume: ['nudges'],
  times: ['times'],
  undo: ['nudges', 'times', 'answers'],
  leave: ['turns'],
  done: ['answers'],
  later: ['answers'],
  never: ['answers'],
  told: ['answers'],
  show: [],
  settings: [],
  forget: [],
  unknown: [],
};

function changes(args: NudgesArgs): Change[] {
  if (args.type === 'plain' && args.confidence === 'maybe') return [];
  return CHANGED[args.verb].map((what) => ({ what, of: args.here ? 'channel' : 'writer' }));
}

/** Which day it is changes nothing about what a text asks for. */
const ANY_DAY = Temporal.PlainDate.from('2000-01-03');

function readNudges(
  { key, afterSlash, where, before }: CommandText,
  guessed: boolean,
): NudgesArgs | undefined {
  const after = guessed ? undefined : readNudgeRequest(key, afterSlash);
  if (after && after.verb !== 'unknown') return { type: 'command', ...after };
  const plain = readRequest(key, where, ANY_DAY, before?.last);
  // What is said right below a post is about that.
  if (plain?.verb === 'undo' && before?.post && !before.undo) return undefined;
  // The privacy command has that.
  if (plain && plain.verb !== 'forget' && (plain.guessed ?? false) === guessed) {
    const { verb, here, confidence, alsoAsks } = plain;
    return { type: 'plain', said: key, where, verb, here, confidence, ...(alsoAsks && { alsoAsks }) };
  }
  return after && { type: 'command', ...after };
}

/** Shows or changes nudges, as a text asks for. What else it asks is not answered, and the reply says so. */
async function nudgesReply(request: TextRequest, deps: NudgesCommandDeps, args: NudgesArgs): Promise<Reply> {
  const reply = await replyToNudges(request, deps, args);
  return args.type === 'plain' && args.alsoAsks ? withLineBelow(reply, ASK_AGAIN) : reply;
}

async function replyToNudges(
  request: TextRequest,
  deps: NudgesCommandDeps,
  args: NudgesArgs,
): Promise<Reply> {
  const { asker, place, workspace, before } = request;
  const isHere = args.here && !isDirectMessage(place.channel);
  if (args.here && !isHere && args.verb === 'show') return noteView(ONLY_US_HERE);
  const whose: Whose = isHere ? { of: 'channel', channel: place.channel } : { of: 'me' };
  const no = await whyNotChange(whose, asker, workspace, 'here');
  if (no) return noteView(no);
  const today = await deps.nudges.today(subscriberOf(whose, asker));
  const asked = args.type === 'command' ? afterNudges(args, today) : inPlainWords(args, today, before);
  if ('answer' in asked) {
    if (!before?.nudge) return noteView(NOTHING_CHANGED);
    // “Got it” below something else may be about that.
    const isSure = asked.sure && !(before.nudge.isFurtherUp && mayAcknowledge(args));
    return isSure
      ? answerInWords(request, before.nudge, asked.answer, deps)
      : askedBackView(before.nudge, asked, deps.answers.library());
  }
  if ('came' in asked)
    return asked.came ? noteWhatCame(request, asked.came, deps) : noteView(NUDGE_FORGOTTEN);
  if ('undoes' in asked) {
    const privately = { privately: true };
    if (!asked.undoes) return { ...noteView(NOTHING_TO_TAKE_BACK), leavesNudge: true, ...privately };
    return { ...(await takeBackAnswer(request, asked.undoes, deps)), ...privately };
  }
  if ('asksToLeave' in asked) return { ...noteView(HOW_TO_LEAVE), leavesNudge: true, privately: true };
  if ('leaves' in asked) return { ...(await leaveRotations(asker, asked.ownToo, deps)), privately: true };
  const reply = await changeReply(whose, asked, args, request, deps);
  return isHere ? reply : withSwitch(reply, request, deps);
}

/** Shows or changes nudges, whose and how is clear but for what may mean two things. */
async function changeReply(
  whose: Whose,
  changes: PlainChange,
  args: NudgesArgs,
  request: TextRequest,
  deps: NudgesCommandDeps,
): Promise<Reply> {
  const shared = await sharedWithChannel(request, changes, deps);
  const either =
    shared || changes.verb !== 'show' ? undefined : await inEitherWay(request, args, whose, deps);
  const reply = shared ?? either ?? (await change(whose, changes, request, deps));
  // Where nothing changes, nobody else has to see that somebody may have meant it.
  const isGuess = changes.plain?.confidence === 'maybe';
  return whose.of === 'channel' && !shared && !isGuess ? reply : { ...reply, privately: true };
}

const mayAcknowledge = (args: NudgesArgs) => args.type === 'plain' && acknowledges(args.said);

/** What a text asks for that may be one of two days or times; undefined if it is none of these. */
async function inEitherWay(
  request: TextRequest,
  args: NudgesArgs,
  whose: Whose,
  deps: NudgesCommandDeps,
): Promise<Reply | undefined> {
  const today = await deps.nudges.today(subscriberOf(whose, request.asker));
  const said = args.type === 'command' ? args.rest : args.said;
  const read = (clear: string): NudgeChange | undefined => {
    if (args.type === 'command') return afterNudges({ ...args, rest: clear }, today);
    const asked = inPlainWords({ ...args, said: clear }, today, request.before);
    return 'verb' in asked ? asked : undefined;
  };
  return eitherReply(request, { whose, said, read, today }, deps);
}

/** To somebody who gets none; the way to start them, unless they want none. */
function nothingComesView(status: NudgeStatus, plain: PlainRequest | undefined): Reply {
  const wantsNone = plain?.verb === 'stop' || plain?.verb === 'pause';
  const start = wantsNone ? [] : [actions(startButton(status))];
  // Who wants none may be named in a channel's.
  const none = plain?.verb === 'stop' ? `${NO_NUDGES_ANYWAY} ${HOW_TO_LEAVE}` : NO_NUDGES_ANYWAY;
  const view = reply(none, () => [context(none), ...start]);
  return { ...view, leavesNudge: true };
}

type PlainChange = NudgeChange & { plain?: PlainRequest };

async function change(
  whose: Whose,
  asked: PlainChange,
  request: TextRequest,
  deps: NudgesCommandDeps,
): Promise<Reply> {
  const { asker, before } = request;
  const { plain } = asked;
  if (asked.verb === 'show' && asked.lead === NOTHING_CHANGED && whose.of === 'me') {
    const status = await deps.nudges.status(subscriberOf(whose, asker));
    if (status.type === 'off' && !status.choice) return nothingComesView(status, plain);
  }
  if (asked.verb === 'show' && asked.lead === NOTHING_CHANGED && whose.of === 'channel') {
    return changeNudges(whose, { verb: 'show', lead: nothingChangedIn(whose.channel) }, request, deps);
  }
  const theirs = whose.of === 'me' ? await maybeTheChannels(asked, request, deps) : undefined;
  if (theirs) return theirs;
  if (asked.verb !== 'stop' || whose.of !== 'me') return changeNudges(whose, asked, request, deps);
  if (plain?.answer && before?.nudge) await answerInWords(request, before.nudge, plain.answer, deps);
  // Who wants nothing more wants to be named no more, either.
  const channels = await deps.nudges.leaveRotations(asker);
  const lead = channels.length > 0 ? { lead: noLongerNamedEither(channels) } : {};
  return changeNudges(whose, { verb: 'stop', ...lead }, request, deps);
}

/**
 * After the command in a channel, somebody who gets no nudges of their own most probably means the channel's. Undefined if they don't,
 * or may not change those.
 */
async function maybeTheChannels(
  { verb, plain }: PlainChange,
  { asker, place, source, workspace }: TextRequest,
  { nudges }: Pick<NudgesCommandDeps, 'nudges'>,
): Promise<Reply | undefined> {
  const { channel } = place;
  if (source !== 'command' || isDirectMessage(channel) || plain?.mine) return undefined;
  if (verb !== 'stop' && verb !== 'pause') return undefined;
  const own = await nudges.status(subscriberOf({ of: 'me' }, asker));
  if (own.type !== 'off') return undefined;
  const theirs = await nudges.status(subscriberOf({ of: 'channel', channel }, asker));
  if (theirs.type === 'off') return undefined;
  if (await whyNotChange({ of: 'channel', channel }, asker, workspace, 'here')) return undefined;
  // Who wants nothing more wants to be named no more, either.
  const left = verb === 'stop' ? await nudges.leaveRotations(asker) : [];
  const lead = left.length > 0 ? `${noLongerNamed(left)} ` : '';
  return nudgesView(theirs, `${lead}${onlyTheChannels(channel)}`);
}

/** @param ownToo whether their own nudges may be meant as well, which stay as they are, with buttons that change them */
async function leaveRotations(
  asker: TextRequest['asker'],
  ownToo: boolean,
  { nudges }: Pick<NudgesCommandDeps, 'nudges'>,
): Promise<Reply> {
  const channels = await nudges.leaveRotations(asker);
  const lead = channels.length > 0 ? noLongerNamed(channels) : NOT_IN_A_ROTATION;
  if (channels.length > 0 && !ownToo) return noteView(lead);
  // Whoever is named nowhere may mean what comes to them.
  const own = await nudges.status(subscriberOf({ of: 'me' }, asker));
  return own.type === 'off' ? noteView(lead) : nudgesView(own, lead);
}

/** @param today where these nudges are */
function afterNudges({ verb, rest }: NudgeRequest, today: Temporal.PlainDate): NudgeChange {
  if (verb === 'show') return { verb: 'show' };
  if (verb === 'unknown') return { verb: 'show', lead: unknownRequest(rest, NUDGE_WORDS) };
  if (verb !== 'pause') return { verb };
  const length = readPauseLength(rest, today);
  if (length !== undefined) return { verb, length };
  return { verb: 'show', problem: unreadablePause(rest, today.add({ days: 7 }).toString()) };
}

/** A wish for fewer nudges that doesn’t say when they should come again: “skip tomorrow”, “no nudges this week”. */
const LEAVES_OUT = /\b(?:skip|no|not|nothing|none|don[’']?t)\b(?!.*\b(?:until|till?|before)\b)/i;

/** What somebody says about their own nudges besides a wish not to be named: “… and stop everything”. */
const MAY_MEAN_OWN = /\b(?:nudges?|everything|all)\b/i;

function inPlainWords(
  { said, where }: { said: string; where: CommandText['where'] },
  today: Temporal.PlainDate,
  before: TextRequest['before'],
):
  | (NudgeChange & { plain: PlainRequest })
  | (AnswerInWords & { sure: boolean })
  | { came: AnsweredInWords | undefined }
  | { undoes: { deliveryId: string; cardId: string; onlyIfLast?: boolean } | undefined }
  | { leaves: true; ownToo: boolean }
  | { asksToLeave: true } {
  const plain = readRequest(said, where, today, before?.last);
  if (!plain)
    return { verb: 'show', plain: { verb: 'settings', confidence: 'maybe', here: false, mine: true } };
  const { verb, confidence, length, times } = plain;
  if (plain.others) return { verb: 'show', lead: ONLY_YOUR_OWN, plain };
  if (verb === 'done' || verb === 'later' || verb === 'never') {
    return {
      answer: verb,
      sure: confidence === 'sure',
      ...(plain.failed && { failed: true as const }),
      ...(plain.unfinished && { unfinished: true as const }),
      ...(mayMeanAll(said) && { mayMeanAll: true as const }),
    };
  }
  if (verb === 'told') return { came: unpackAnswered(before?.undo) };
  if (verb === 'settings' || verb === 'forget') return { verb: 'show', plain };
  if (verb === 'leave' && confidence === 'maybe') return { asksToLeave: true };
  if (confidence === 'maybe') return { verb: 'show', lead: NOTHING_CHANGED, plain };
  if (verb === 'leave') return { leaves: true, ownToo: MAY_MEAN_OWN.test(said) };
  if (verb === 'undo') {
    const undo = unpackUndo(before?.undo);
    if (undo) return { ...undo, plain };
    // What the bot has just told of is meant; a nudge above may be, unless something else was done since.
    const told = unpackAnswered(before?.undo);
    const { nudge } = before ?? {};
    if (told || !nudge) return { undoes: told };
    return { undoes: { deliveryId: nudge.deliveryId, cardId: nudge.cardId, onlyIfLast: true } };
  }
  if (verb === 'pause') return { verb, length: length ?? 'good', atLeast: LEAVES_OUT.test(said), plain };
  if (verb === 'times') return { verb, times: times ?? {}, plain };
  return { verb, plain };
}

/**
 * In a channel that has nudges of its own, “stop the nudges” may mean either, also with “here” and “me” in one. Undefined where it is clear.
 */
async function sharedWithChannel(
  { asker, place, source }: TextRequest,
  asked: PlainChange,
  { nudges }: NudgesCommandDeps,
): Promise<Reply | undefined> {
  const inPublic = source === 'mention' || source === 'thread';
  if (isDirectMessage(place.channel) || asked.plain?.others) return undefined;
  if (!asked.plain || asked.plain.verb === 'settings' || asked.plain.verb === 'forget') return undefined;
  const { here, mine } = asked.plain;
  if (asked.verb === 'show' && asked.plain.verb === 'undo') return undoneHere({ asker, place }, nudges);
  if (asked.verb === 'show' && !here) return undefined;
  // “Unsubscribe me from this channel” may mean either, too.
  if (here !== mine || !(inPublic || here)) return undefined;
  const channel = await nudges.status(subscriberOf({ of: 'channel', channel: place.channel }, asker));
  const own = await nudges.status(subscriberOf({ of: 'me' }, asker));
  if (channel.type === 'off') {
    return here && mine && own.type !== 'off' ? nudgesView(own, NOTHING_CHANGED) : undefined;
  }
  if (own.type !== 'off') return whoseNudgesView(own, channel);
  return nudgesView(channel, onlyTheChannels(place.channel));
}

/** Among others, it is not known what was changed last: one's own nudges, or the channel's. Undefined if it has none. */
async function undoneHere(
  { asker, place }: Pick<TextRequest, 'asker' | 'place'>,
  nudges: Nudges,
): Promise<Reply | undefined> {
  const channel = await nudges.status(subscriberOf({ of: 'channel', channel: place.channel }, asker));
  if (!channel.choice) return undefined;
  const own = await nudges.status(subscriberOf({ of: 'me' }, asker));
  return own.choice ? whoseNudgesView(own, channel) : nudgesView(channel, onlyTheChannels(place.channel));
}
