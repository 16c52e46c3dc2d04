import { z } from 'zod';
import { findElement } from '../blocks/walk-blocks.ts';
import { sendMessageAction, sendSuggestionRequest, sendViewAction } from '../delivery/interactions.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Block, Channel, Container, Json, Person } from '../protocol.ts';
import type { StoredView } from '../workspace/views.ts';
import type { StoredMessage } from '../workspace/workspace.ts';
import type { ActionOf } from './action-of.ts';
import { memberChannel, visibleMessage } from './find-visible.ts';
import { stateOf } from './input-values.ts';
import { failureOf, type Refusal, refuse } from './refusal.ts';

type Place =
  | { type: 'message'; message: StoredMessage; channel: Channel; blocks: Block[] }
  | { type: 'view'; view: StoredView; blocks: Block[] };

export async function pressElement(
  slack: LocalSlack,
  person: Person,
  action: ActionOf<'press'>,
): Promise<ActResult> {
  const place = findPlace(slack, person, action.container);
  if ('ok' in place) return place;
  const found = findElement(place.blocks, action.blockId, action.actionId);
  if (!found) return refuse('action_not_found', 'That button is gone.');
  const { visible_to_user_ids: visibleTo } = found.element;
  if (Array.isArray(visibleTo) && visibleTo.length > 0 && !visibleTo.includes(person.id)) {
    return refuse('action_not_found', 'You can’t use that button.');
  }
  const sent = actionOf(found.element, action);
  if ('ok' in sent) return sent as Refusal;
  const values = stateOf(place.blocks, action.values);
  if (place.type === 'view') place.view.values = values;
  const outcome =
    place.type === 'view'
      ? await sendViewAction(slack, person, place.view, sent)
      : await sendMessageAction(slack, person, place.message, place.channel, { action: sent, values });
  const failure = failureOf(outcome, slack.manifest.botName);
  if (!failure) return { ok: true };
  const channel = place.type === 'message' ? place.channel.id : undefined;
  slack.workspace.notify(person.id, `That didn’t work: ${failure.message} (${failure.error})`, channel);
  return failure;
}

const option = z.looseObject({
  text: z.looseObject({ text: z.string().min(1).max(75) }),
  value: z.string().min(1).max(150),
  description: z.looseObject({ text: z.string() }).optional(),
});

const group = z.looseObject({
  label: z.looseObject({ text: z.string().max(75) }),
  options: z.array(option).max(100),
});

/** One or the other, never both. */
const optionsAnswer = z
  .object({ options: z.array(option).max(100).optional(), option_groups: z.array(group).max(100).optional() })
  .refine(({ options, option_groups: groups }) => (options === undefined) !== (groups === undefined));

/** Asks the app for the options of an external select. */
export async function suggestOptions(
  slack: LocalSlack,
  person: Person,
  action: ActionOf<'options'>,
): Promise<ActResult> {
  const place = findPlace(slack, person, action.container);
  if ('ok' in place) return place;
  if (!findElement(place.blocks, action.blockId, action.actionId)) {
    return refuse('action_not_found', 'That menu is gone.');
  }
  const outcome = await sendSuggestionRequest(slack, person, place, action);
  const failure = failureOf(outcome, slack.manifest.botName);
  if (failure) return failure;
  const parsed = optionsAnswer.safeParse(outcome.type === 'acked' ? outcome.payload : undefined);
  if (!parsed.success) return refuse('invalid_options', 'The app sent options that aren’t valid.');
  const { data } = parsed;
  const groups: { group?: string; options: z.infer<typeof option>[] }[] = Array.isArray(data.options)
    ? [{ options: data.options }]
    : (data.option_groups ?? []).map((one) => ({ group: one.label.text, options: one.options }));
  return {
    ok: true,
    options: groups.flatMap(({ options, ...inGroup }) =>
      options.map(({ text, value, description }) => ({
        text: text.text,
        value,
        ...(description && { description: description.text }),
        ...inGroup,
      })),
    ),
  };
}

function findPlace(slack: LocalSlack, person: Person, container: Container): Place | Refusal {
  if (container.type === 'message') {
    const channel = memberChannel(slack, person, container.channel);
    if ('ok' in channel) return channel;
    const message = visibleMessage(slack, person, container.channel, container.ts);
    if ('ok' in message) return message;
    return { type: 'message', message, channel, blocks: message.blocks ?? [] };
  }
  const view =
    container.type === 'home' ? slack.views.home(person.id) : slack.views.modal(person.id, container.viewId);
  if (!view) return refuse('view_not_found', 'That window is already closed.');
  return { type: 'view', view, blocks: view.blocks };
}

/** The action as Slack sends it: what the app set for buttons, what the person chose for everything else. */
function actionOf(
  element: Record<string, unknown>,
  { blockId, actionId, payload }: ActionOf<'press'>,
): Record<string, Json> | Refusal {
  const type = String(element.type);
  const ids = { type, block_id: blockId, action_id: actionId };
  const own = (...keys: string[]) =>
    Object.fromEntries(
      keys.filter((key) => element[key] !== undefined).map((key) => [key, element[key] as Json]),
    );
  if (type === 'button') return { ...ids, ...own('text', 'value', 'style', 'url', 'confirm') };
  if (type === 'icon_button') return { ...ids, ...own('icon', 'text', 'value', 'confirm') };
  if (type === 'feedback_buttons') {
    const sides = [element.positive_button, element.negative_button] as { value: string; text: Json }[];
    const side = sides.find((one) => one.value === payload.value);
    if (!side) return refuse('action_not_found', 'That button is gone.');
    return { ...ids, text: side.text, value: side.value };
  }
  const chosen = payload.selected_option;
  const given = chosen !== null && typeof chosen === 'object' && !Array.isArray(chosen);
  // An overflow menu has no state, so an action without an option is not valid.
  if (given ? !offers(element, chosen.value) : type === 'overflow') {
    return refuse('invalid_option', 'That menu doesn’t have this option.');
  }
  return { ...ids, ...own('placeholder', 'confirm'), ...payload };
}

/** External selects may offer anything. */
function offers(element: Record<string, unknown>, value: Json | undefined): boolean {
  const groups = (element.option_groups ?? []) as { options: { value: string }[] }[];
  const options = [
    ...((element.options ?? []) as { value: string }[]),
    ...groups.flatMap((group) => group.options),
  ];
  return options.length === 0 || options.some((one) => one.value === value);
}
