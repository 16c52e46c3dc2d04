import { expect, it } from 'vitest';
import { modal, section } from '../../../src/slack/kit/blocks.ts';
import { type Submission, settleForm } from '../../../src/slack/kit/on-submit.ts';
import { workspaceWith } from '../../support/workspace.ts';

const view = modal('form', 'Form', [section('Done.')]);

/** A form whose submission Slack no longer wants to hear about; `shown` are the views that it takes. */
function unheard() {
  const shown: unknown[] = [];
  const answered = Promise.withResolvers<void>();
  const ack = async () => {
    answered.resolve();
    throw new Error('the connection is gone');
  };
  const client = { views: { update: async (update: { view: unknown }) => void shown.push(update.view) } };
  const submission = {
    client,
    view: { ...view, id: 'V1' },
    workspace: workspaceWith(client),
    person: { team: 'T1', userId: 'U1' },
    values: {},
  } as unknown as Submission;
  return { ack, submission, shown, answered: answered.promise };
}

it('What is done at once is no failure where the answer to the form does not arrive', async () => {
  const { ack, submission } = unheard();
  await settleForm(submission, ack, 60_000, async () => ({ type: 'done', view }));
});

it('What takes longer is shown when it is done, even where the answer to the form did not arrive', async () => {
  const { ack, submission, shown, answered } = unheard();
  await settleForm(submission, ack, 0, async () => {
    await answered;
    return { type: 'done', view };
  });
  expect(shown).toEqual([view]);
});
