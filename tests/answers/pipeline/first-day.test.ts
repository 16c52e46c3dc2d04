import { expect, it } from 'vitest';
import { loadIntentModels } from '../../../src/answers/intent/intent-models.ts';
import { process } from '../../../src/answers/pipeline/pipeline.ts';
import { shownReply } from '../../../src/tools/ask-text.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';

const catalog = (await builtInCatalog()).current();
const models = await loadIntentModels();

async function shown(text: string): Promise<string> {
  const { decision } = await process(text, [], catalog, models);
  return shownReply({ written: text, text, thread: [] }, decision, catalog.library);
}

it.each([
  'it’s my first day, where do I start?',
  'Hi! I’m new here, it’s my first day. Where do I start?',
  'I just joined the team, what should I do first?',
  'onboarding checklist',
])('Who is new gets advice and no pay: %s', async (text) => {
  // The titles of other cards come after what is said.
  const [said = ''] = (await shown(text)).split('\nAlso: ');
  expect(said).toMatch(/^> /m);
  expect(said).not.toMatch(/[$€£]\s?\d|\bsalar|\bpay\b|\bearn/i);
});

it('Who asks for pay gets it', async () => {
  expect(await shown('What does a lead DevOps engineer earn?')).toMatch(/\$\d/);
});
