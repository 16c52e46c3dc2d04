import type { App } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import type { SubscriptionForm } from '../../nudges/rules/subscription-form.ts';
import { subscriberOf } from '../../nudges/subscriptions/subscriber.ts';
import { modal, section } from '../kit/blocks.ts';
import { ACTIONS, VIEWS } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { sayBriefly, showModalInTime } from '../kit/show.ts';
import { unpackWhose } from '../kit/whose.ts';
import { OLD_BUTTON, WAITING } from '../kit/words.ts';
import { type FormValues, readNudgeForm } from './form-state.ts';
import { whyNotByButton } from './may-change.ts';
import { previewModal } from './preview-view.ts';
import { PREVIEW } from './words.ts';

export interface NudgePreviewDeps {
  answers: { library(): Library };
  nudges: Nudges;
}

/** Shows somebody what a nudge would be like, to them alone. */
export function registerNudgePreview(app: App, deps: NudgePreviewDeps): void {
  onAction(app, ACTIONS.nudgePreview, deps, show);
}

async function show(action: ActionContext, { answers, nudges }: NudgePreviewDeps): Promise<void> {
  const whose = unpackWhose(action.value);
  if (!whose) return sayBriefly(action, OLD_BUTTON);
  const opening = modal(VIEWS.nudges, PREVIEW.title, [section(WAITING)]);
  await showModalInTime(action, opening, async () => {
    const no = await whyNotByButton(action, whose);
    if (no) return modal(VIEWS.nudges, PREVIEW.title, [section(no)]);
    const composed = await nudges.preview(subscriberOf(whose, action.person), beingFilledIn(action));
    return previewModal(composed, answers.library());
  });
}

/** What stands in the form whose button was pressed, if it was in one. */
function beingFilledIn({ body }: ActionContext): SubscriptionForm | undefined {
  const { view } = body;
  if (view?.callback_id !== VIEWS.nudgeForm || !('state' in view)) return undefined;
  const { values } = (view.state ?? {}) as { values?: FormValues };
  if (!values) return undefined;
  const { rotation: _, ...form } = readNudgeForm(values);
  return form;
}
