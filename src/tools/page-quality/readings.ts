import { findByReadings, retrieve } from '../../answers/pipeline/retrieve.ts';
import { understand } from '../../answers/pipeline/understand.ts';
import { rankReadings } from '../../search/pages/find-pages.ts';
import { pageConfidence } from '../../search/pages/page-confidence.ts';
import type { Search } from '../../search/search-types.ts';
import type { JudgedQuestion } from './judged-questions.ts';

/** Files call the bot by a name; in Slack it is a mention. */
const CALLS_BOT = /^@(?:bot|guidepost)\b/;

/** Ranks pages as the bot does: the message, its thread, and what both led to among the cards. */
export async function rankAsAsked(
  { text, thread }: JudgedQuestion,
  search: Search,
  finder: Parameters<typeof rankReadings>[2],
  limit: number,
): Promise<ReturnType<typeof rankReadings>> {
  const understanding = understand(text.replace(CALLS_BOT, '<@U0BOT>'), thread);
  const { read } = await retrieve(understanding, search);
  return findByReadings(
    understanding,
    read,
    (readings) => rankReadings(readings, { limit }, finder),
    ({ evidence }) => (evidence ? pageConfidence(evidence) : 0),
  );
}
