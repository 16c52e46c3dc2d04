import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import { WORKFLOW_STEPS } from '../kit/ids.ts';
import { incomingText } from '../kit/incoming-text.ts';
import { tryAgain } from '../kit/retry.ts';
import { cardOutputs, nothingOutputs } from './step-outputs.ts';
import { NOTHING_GIVEN, noSuchCard } from './words.ts';

type Args = SlackEventMiddlewareArgs<'function_executed'> & AllMiddlewareArgs;

/** Nobody waits for a step, and one that Slack hears nothing of stays running: the longest pause before a try, in seconds. */
const LONGEST_WAIT_S = 120;

export interface WorkflowStepDeps {
  answers: AnswerService;
}

/** Listens to the step "Get a guidance card" of Workflow Builder. Slack only offers it if the manifest has docs/workflow-step.yml. */
export function registerWorkflowStep(app: App, deps: WorkflowStepDeps): void {
  app.function(WORKFLOW_STEPS.getCard, (args) => getCard(args as Args, deps));
}

async function getCard(
  { inputs, complete: succeed, fail: giveUp }: Args,
  deps: WorkflowStepDeps,
): Promise<void> {
  if (!succeed || !giveUp) return;
  const complete = (result: Parameters<typeof succeed>[0]) => tryAgain(() => succeed(result), LONGEST_WAIT_S);
  const fail = (result: Parameters<typeof giveUp>[0]) => tryAgain(() => giveUp(result), LONGEST_WAIT_S);
  const library = deps.answers.library();
  const cardId = textOf(inputs?.card_id).toLowerCase();
  const question = textOf(inputs?.question);
  if (cardId) {
    const card = library.card(cardId);
    if (!card) {
      await fail({ error: noSuchCard(cardId) });
      return;
    }
    await complete({ outputs: cardOutputs(card, library) });
    return;
  }
  if (!question) {
    await fail({ error: NOTHING_GIVEN });
    return;
  }
  const { answered, hits } = deps.answers.lookUp(question);
  const [best] = hits;
  await complete({ outputs: answered && best ? cardOutputs(best.card, library) : nothingOutputs(question) });
}

function textOf(input: unknown): string {
  return typeof input === 'string' ? incomingText(input) : '';
}
