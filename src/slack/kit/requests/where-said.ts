import type { RequestPlace, Said, SaidLast } from './request.ts';

interface Where {
  place: RequestPlace;
  last: SaidLast | undefined;
  /** Whether the text is a question, other than a polite request. */
  asks: boolean;
}

/** What words count for where they are said; likely where they may mean something else. Undefined if they most probably do. */
export function judge(said: Said, { place, last, asks }: Where): Said | undefined {
  const { verb, underNudge } = said;
  const answers = verb === 'done' || verb === 'later' || verb === 'never';
  if (asks && (answers || !mayBeAsked(said))) return undefined;
  const asked = asks ? { ...said, likely: true } : said;
  if (place === 'nudge') return afterChange(asked, last);
  if (underNudge === 'only') return undefined;
  if (place === 'thread') return inThread(asked, asks);
  if (place === 'direct') return afterChange(inDirect(asked, last), last);
  if (underNudge) return place === 'command' && !asks ? { ...asked, likely: true } : undefined;
  return amongOthers(asked, place);
}

/** Where people talk, a text must name the nudges, or say plainly that nothing more should come. */
function inThread(said: Said, asks: boolean): Said | undefined {
  const { names, verb, underNudge, likely } = said;
  if (underNudge) return undefined;
  if (names === 'nudges') return asks && likely ? undefined : said;
  return verb === 'stop' && names === 'itself' && !asks && !likely ? said : undefined;
}

/** After an answer, “it” is about that. After the bot has spoken of nudges, it is about those. */
function inDirect(said: Said, last: SaidLast | undefined): Said {
  const { verb, names, underNudge, length } = said;
  if (verb === 'settings' || names === 'nudges' || names === 'itself') {
    return underNudge ? { ...said, likely: true } : said;
  }
  if (last && last !== 'answer' && (!underNudge || last === 'show')) return said;
  const isWord = names === 'nothing' && (verb === 'pause' || verb === 'resume') && length === 'good';
  const standsAlone = names === 'that' || (last === 'answer' && !isWord);
  return standsAlone || underNudge ? { ...said, likely: true } : said;
}

/** Right after a change, “turn it off” may be about the nudges or about what was changed. */
function afterChange(said: Said, last: SaidLast | undefined): Said {
  const isChange = last === 'stop' || last === 'pause' || last === 'resume' || last === 'times';
  const isVague = said.names === 'that' || said.names === 'nothing';
  return isChange && said.verb === 'stop' && isVague ? { ...said, likely: true } : said;
}

/** In a channel, “it” may be anything, and so may a word alone. */
function amongOthers(said: Said, place: RequestPlace): Said {
  const { verb, names } = said;
  const isWord = place === 'command' && /^(?:pause|resume|settings|times|forget)$/.test(verb);
  const isOn = verb === 'resume' && place === 'command';
  const alone = names === 'that' || (names === 'them' && !isOn) || (names === 'nothing' && !isWord);
  return alone && verb !== 'settings' && verb !== 'times' ? { ...said, likely: true } : said;
}

/** Whether it is about the bot even as a question: “how do I stop these?”, but not “pause it?” */
function mayBeAsked({ verb, names, length }: Said): boolean {
  if (names === 'nudges' || names === 'them' || verb === 'stop' || verb === 'settings') return true;
  if (names !== 'that') return verb === 'undo';
  return verb === 'times' || (verb === 'pause' && length !== undefined && length !== 'good');
}
