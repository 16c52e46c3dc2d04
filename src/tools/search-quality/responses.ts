import type { IntentModels } from '../../answers/intent/intent-models.ts';
import { process as processMessage } from '../../answers/pipeline/pipeline.ts';
import { shownPassage, shownText } from '../../api/shown-answer.ts';
import type { Catalog } from '../../catalog/read-catalog.ts';
import type { JudgedMessage } from './judged-messages.ts';

/** What a way of answering makes of a message. */
export interface Response {
  type: 'answer' | 'page' | 'definition' | 'small-talk' | 'other-language' | 'no-card';
  /** Ids of cards, best first: those shown, or those that would have been. */
  cards: string[];
  /** The passage that is quoted first; empty where there is none. */
  passage: string;
  /** All that is shown, as plain text. */
  text: string;
  /** Grows with how sure it is that a card answers. */
  confidence: number;
  /** The term that was explained. */
  term?: string;
}

/** The bot's own path for every message, wherever it comes from. */
export function guidepostResponses(
  catalog: Catalog,
  models: IntentModels,
): (message: Pick<JudgedMessage, 'text' | 'thread'>) => Promise<Response> {
  return async ({ text, thread }) => {
    const { retrieved, decision } = await processMessage(text, thread, catalog, models);
    return {
      type: decision.type,
      cards: retrieved.read.hits.map(({ card }) => card.id),
      passage: shownPassage(decision)?.text ?? '',
      text: shownText(decision, catalog.library),
      // Talk and terms are certain in their own way: as guidance they don't count.
      confidence: decision.type === 'answer' || decision.type === 'no-card' ? decision.confidence : 0,
      ...(decision.type === 'definition' && { term: decision.term.term }),
    };
  };
}
