import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import { WORKFLOW_STEPS } from '../kit/ids.ts';
import { COMMAND } from '../kit/words.ts';
import { cardOutputs, nothingOutputs } from './step-outputs.ts';

type Args = SlackEventMiddlewareArgs<'function_executed'> & AllMiddlewareArgs;

export interface WorkflowStepDeps {
  answers: AnswerService;
}

/** "Get a guidance card" for Workflow Builder; only apps whose manifest has docs/workflow-step.yml are asked for it. */
export function registerWorkflowStep(app: App, deps: WorkflowStepDeps): void {
  app.function(WORKFLOW_STEPS.getCard, (args) => getCard(args as Args, deps));
}

async function getCard({ inputs, complete, fail }: Args, deps: WorkflowStepDeps): Promise<void> {
  if (!complete || !fail) return;
  const library = deps.answers.library();
  const cardId = textOf(inputs?.card_id).toLowerCase();
  const question = textOf(inputs?.question);
  if (cardId) {
    const card = library.card(cardId);
    if (!card) {
      const mend = `In Slack, ${COMMAND} practices lists cards, and each whole card shows its name.`;
      await fail({ error: `There is no card “${cardId}”. ${mend}` });
      return;
    }
    await complete({ outputs: cardOutputs(card, library) });
    return;
  }
  if (!question) {
    await fail({ error: 'Give this step a question or a card’s name: both are empty.' });
    return;
  }
  const { answered, hits } = deps.answers.lookUp(question);
  const [best] = hits;
  await complete({ outputs: answered && best ? cardOutputs(best.card, library) : nothingOutputs(question) });
}

function textOf(input: unknown): string {
  return typeof input === 'string' ? input.trim() : '';
}
