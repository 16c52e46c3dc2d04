import type { Glossary } from '../../../cards/glossary.ts';
import type { IntentModels } from '../../intent/intent-models.ts';
import type { Intent, Topic } from '../../intent/intents.ts';
import type { Decision } from '../decision.ts';
import type { Understanding } from '../understand.ts';

type SmallTalk = Extract<Decision, { type: 'small-talk' }>;

/** A longer message is hardly small talk, whatever the models say. */
const MOST_WORDS = 18;

/** What is to be stopped or paused is something of theirs and not what the bot sends: “pause retraining for a week”. */
const STOPS_WORK =
  /^(?:please |should we |can we )?(?:pause|stop|halt|mute|snooze|hold|skip|suspend|cancel|disable|turn off|switch off) (?:the |a |an |our |all |this |that |these )*(?!(?:nudg|messag|notif|remind|send|writ|text|ping|both|spam|annoy|email|dm|msg|learn|tip|stuff|every|them|it\b|this|that|thes|thos|you|me\b|my\b|us\b|for\b|until|till|now|please|all\b|a\b|right|and\b|or\b|today|tomorrow|next|week|day|talk|doing|asking|contact)\w*)[a-z]{3,}/i;

/** Small talk by its words. @param topic what the message is about if it is plainly small talk */
export function plainSmallTalk(topic: Topic | undefined): SmallTalk | undefined {
  return topic && { type: 'small-talk', topic, confidence: 1 };
}

/** What the models take for small talk, outside of threads. @param intents how probable each is for the message */
export function likelySmallTalk(
  { text, thread }: Understanding,
  intents: Record<Intent, number>,
  glossary: Glossary,
  models: IntentModels,
): SmallTalk | undefined {
  const confidence = intents['small-talk'];
  const isLikeliest = confidence > Math.max(intents.guidance, intents['not-for-us']);
  // Short and strange is also what a term is: “vLLM”.
  if (!isLikeliest || glossary.find(text) || thread.length > 0 || text.split(/\s+/).length > MOST_WORDS)
    return undefined;
  const topic = models.topic(text);
  if ((topic === 'stop' || topic === 'pause') && STOPS_WORK.test(text)) return undefined;
  return { type: 'small-talk', topic, confidence };
}
