import type { Library } from '../../cards/library.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import type { Turns } from '../../people/turns.ts';
import type { Reply } from '../kit/blocks.ts';
import type { Command, CommandText, TextRequest } from '../kit/command.ts';
import { noteView } from '../kit/note-view.ts';
import { isDirectMessage } from '../kit/place.ts';
import { readPauseLength } from '../kit/requests/pause-length.ts';
import { readRequest } from '../kit/requests/read-request.ts';
import type { PlainRequest } from '../kit/requests/request.ts';
import type { Whose } from '../kit/whose.ts';
import { answerInWords } from './answer-in-words.ts';
import { changeNudges, type NudgeChange } from './change-nudges.ts';
import { whyNotChange } from './may-change.ts';
import { nudgesView, whoseNudgesView } from './nudge-status-view.ts';
import { NUDGE_WORDS, type NudgeRequest, readNudgeRequest } from './read-nudge-request.ts';
import { HELP_LINE, NOTHING_CHANGED, ONLY_US_HERE, unknownRequest, unreadablePause } from './words.ts';

export interface NudgesCommandDeps {
  nudges: Nudges;
  turns: Turns;
  answers: { library(): Library };
}

/** What a text asks for: after the word “nudges”, or in plain words, which are read again on the person's own day. */
type NudgesArgs =
  | ({ type: 'command' } & NudgeRequest)
  | ({ type: 'plain'; said: string; where: CommandText['where'] } & Pick<PlainRequest, 'verb' | 'here'>);

export const nudgesCommand: Command<NudgesCommandDeps, NudgesArgs> = {
  names: ['nudges'],
  help: {
    usage: ['nudges'],
    text: HELP_LINE,
  },
  // What is somebody's own is shown to them alone.
  visibility: 'everyone',
  ownAffair: ({ here, verb }) => !here && ['show', 'settings', 'pause', 'stop'].includes(verb),
  read: readNudges,
  run: nudgesReply,
};

/** Which day it is changes nothing about what a text asks for. */
const ANY_DAY = Temporal.PlainDate.from('2000-01-03');

function readNudges({ key, afterSlash, where }: CommandText): NudgesArgs | undefined {
  const after = readNudgeRequest(key, afterSlash);
  if (after && after.verb !== 'unknown') return { type: 'command', ...after };
  const plain = readRequest(key, where, ANY_DAY);
  // The privacy command has that.
  if (plain && plain.verb !== 'forget') {
    return { type: 'plain', said: key, where, verb: plain.verb, here: plain.here };
  }
  return after && { type: 'command', ...after };
}

/** Shows or changes nudges, as a text asks for. */
async function nudgesReply(request: TextRequest, deps: NudgesCommandDeps, args: NudgesArgs): Promise<Reply> {
  const { asker, place, workspace, nudge } = request;
  if (args.here && isDirectMessage(place.channel)) return noteView(ONLY_US_HERE);
  const whose: Whose = args.here ? { of: 'channel', channel: place.channel } : { of: 'me' };
  const no = await whyNotChange(whose, asker, workspace, 'here');
  if (no) return noteView(no);
  const today = await deps.nudges.today(subscriberOf(whose, asker));
  const asked = args.type === 'command' ? afterNudges(args, today) : inPlainWords(args, today);
  if ('answer' in asked) {
    return nudge ? answerInWords(request, nudge, asked.answer, deps) : noteView(NOTHING_CHANGED);
  }
  const shared = await sharedWithChannel(request, asked, deps);
  const reply = shared ?? (await changeNudges(whose, asked, request, deps));
  return args.here && !shared ? reply : { ...reply, privately: true };
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

function inPlainWords(
  { said, where }: { said: string; where: CommandText['where'] },
  today: Temporal.PlainDate,
): (NudgeChange & { plain: PlainRequest }) | { answer: 'done' | 'later' | 'never' } {
  const plain = readRequest(said, where, today);
  if (!plain)
    return { verb: 'show', plain: { verb: 'settings', confidence: 'maybe', here: false, mine: true } };
  const { verb, confidence, length, times } = plain;
  if (verb === 'done' || verb === 'later' || verb === 'never') return { answer: verb };
  if (verb === 'settings' || verb === 'forget') return { verb: 'show', plain };
  if (confidence === 'maybe') return { verb: 'show', lead: NOTHING_CHANGED, plain };
  if (verb === 'pause') return { verb, length: length ?? 'good', plain };
  if (verb === 'times') return { verb, times: times ?? {}, plain };
  return { verb, plain };
}

/**
 * In a channel that has nudges of its own, “stop the nudges” may mean either, also with “here” and “me” in one. Undefined where it is clear.
 */
async function sharedWithChannel(
  { asker, place, source }: TextRequest,
  asked: NudgeChange & { plain?: PlainRequest },
  { nudges }: NudgesCommandDeps,
): Promise<Reply | undefined> {
  const inPublic = source === 'mention' || source === 'thread';
  if (!asked.plain || asked.plain.verb === 'settings' || asked.plain.verb === 'forget') return undefined;
  const { here, mine } = asked.plain;
  if (asked.verb === 'show' && !here) return undefined;
  // “Unsubscribe me from this channel” may mean either, too.
  if (here !== mine || !(inPublic || here)) return undefined;
  const channel = await nudges.status(subscriberOf({ of: 'channel', channel: place.channel }, asker));
  if (channel.type === 'off') return undefined;
  const own = await nudges.status(subscriberOf({ of: 'me' }, asker));
  return own.type === 'off' ? nudgesView(channel, NOTHING_CHANGED) : whoseNudgesView(own, channel);
}
