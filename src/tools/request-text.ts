import type { PlainRequest } from '../slack/kit/requests/request.ts';
import { answerSentence, CHANGES, NOTHING_CHANGED, off, thanksForTrying } from '../slack/nudges/words.ts';
import { PRIVACY_SPOKEN } from '../slack/privacy/words.ts';

/** What the bot says first to a request, as plain text. The rest depends on who asks. */
export function saidOf({ verb, confidence, failed }: PlainRequest): string {
  if (verb === 'settings') return off(true, null);
  if (verb === 'forget') return PRIVACY_SPOKEN;
  if (confidence === 'maybe') return NOTHING_CHANGED;
  switch (verb) {
    case 'stop':
    case 'pause':
    case 'resume':
    case 'times':
      return CHANGES[verb].mine;
    case 'done':
      return failed ? '' : thanksForTrying('', 1);
    case 'later':
      return answerSentence('later');
    case 'never':
      return answerSentence('not-for-me');
    default:
      return '';
  }
}
