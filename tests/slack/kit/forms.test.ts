import { expect, it } from 'vitest';
import { modal, section } from '../../../src/slack/kit/blocks.ts';
import { type SubmitArgs, submitForm } from '../../../src/slack/kit/forms.ts';
import { silent } from '../../support/databases.ts';

const view = modal('form', 'Form', [section('Done.')]);

/** A form whose submission Slack does not want to hear of any more; `shown` are the views that it takes. */
function unheard() {
  const shown: unknown[] = [];
  const answered = Promise.withResolvers<void>();
  const args = {
    ack: async () => {
      answered.resolve();
      throw new Error('the connection is gone');
    },
    view: { ...view, id: 'V1' },
    client: { views: { update: async (update: { view: unknown }) => void shown.push(update.view) } },
  } as unknown as SubmitArgs;
  const deps = (formWaitsMs: number) => ({ log: silent, formWaitsMs }) as Parameters<typeof submitForm>[1];
  return { args, deps, shown, answered: answered.promise };
}

it('What is done at once is no failure where the answer to the form does not arrive', async () => {
  const { args, deps } = unheard();
  await submitForm(args, deps(60_000), async () => ({ type: 'done', view }));
});

it('What takes longer is shown when it is done, even where the answer to the form did not arrive', async () => {
  const { args, deps, shown, answered } = unheard();
  await submitForm(args, deps(0), async () => {
    await answered;
    return { type: 'done', view };
  });
  expect(shown).toEqual([view]);
});
