import type { Catalog } from '../../catalog/read-catalog.ts';
import type { Verdict } from '../../search/decision/verdict-weight.ts';
import type { IntentModels } from '../intent/intent-models.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { type Retrieved, retrieve, type VisiblePages } from './retrieve.ts';
import { type Understanding, understand } from './understand.ts';

export interface Processed {
  understanding: Understanding;
  retrieved: Retrieved;
  decision: Decision;
}

/**
 * Takes every message, wherever it comes from, through the same steps: understand, retrieve, decide. The decision says
 * what to quote; how that looks is up to the caller.
 * @param thread what people wrote before, oldest first
 * @param inIncident whether people are dealing with an incident where it was written
 * @param pages the team's own pages that may be shown; none unless given
 */
export async function process(
  text: string,
  thread: readonly string[],
  { search, library, glossary }: Catalog,
  models: IntentModels,
  verdicts?: (text: string) => ReadonlyMap<string, Verdict> | undefined,
  inIncident = false,
  pages?: VisiblePages,
): Promise<Processed> {
  const understanding = understand(text, thread, inIncident);
  const retrieved = await retrieve(understanding, search, verdicts, undefined, pages);
  return {
    understanding,
    retrieved,
    decision: decide(understanding, retrieved, { library, glossary, models }),
  };
}
