import type { Message, Modal } from '@guidepost/local-slack/protocol';
import type { Rung } from '../../src/cards/ladder.ts';
import { type Actor, said } from './journey.ts';

/** The requirements of the built-in ladder, in its order. */
export const REQUIREMENTS = [
  'ai-and-ml-integration',
  'automation-expertise',
  'advanced-testing',
  'predictive-analytics',
  'code-analysis',
  'infrastructure-and-cloud',
  'security-and-vulnerability',
  'continuous-monitoring',
  'tools-and-technologies',
  'leadership-and-collaboration',
  'continuous-learning',
].map((slug) => `requirements/${slug}`);

/** The form once it asks a question, by its number. */
export const question = (actor: Actor, number: number) =>
  actor.sees((now) => now.modals.find((one) => said(one).includes(`Question ${number} of 11`)));

/** The window once it says a text. */
export const windowWith = (actor: Actor, text: string) =>
  actor.sees((now) => now.modals.find((one) => said(one).includes(text)));

/** Answers the question that a form asks. */
export async function answers(
  actor: Actor,
  form: Modal,
  number: number,
  level: Rung | undefined,
  evidence = '',
): Promise<void> {
  const requirement = REQUIREMENTS[number - 1] ?? '';
  const option = { text: { type: 'plain_text', text: level ?? '' }, value: level ?? '' };
  await actor.act({
    do: 'submit',
    viewId: form.id,
    values: {
      [`path_level ${requirement}`]: {
        path_level: { type: 'radio_buttons', selected_option: level ? option : null },
      },
      [`path_evidence ${requirement}`]: { path_evidence: { type: 'plain_text_input', value: evidence } },
    },
  });
}

/** Goes through the whole self-assessment. @returns the window with what comes of it */
export async function assesses(
  actor: Actor,
  levelOf: (number: number) => Rung | undefined,
  {
    on,
    button = 'Assess yourself',
    evidence = {},
  }: {
    on?: Message | Modal | 'home';
    button?: string;
    evidence?: Record<number, string>;
  } = {},
): Promise<Modal> {
  await actor.pressesAndOpens(button, on ?? (await actor.command('path')));
  for (let number = 1; number <= REQUIREMENTS.length; number += 1) {
    const form = await question(actor, number);
    await answers(actor, form, number, levelOf(number), evidence[number]);
  }
  return windowWith(actor, 'Assessed on');
}
