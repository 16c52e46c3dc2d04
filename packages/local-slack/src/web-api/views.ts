import { checkView } from '../blocks/check-view.ts';
import type { LocalSlack } from '../local-slack.ts';
import { type StoredView, type ViewDraft, viewOnTheWire } from '../workspace/views.ts';
import { ApiError, badArguments } from './api-error.ts';
import { type Arguments, requiredText, structured, text } from './arguments.ts';
import type { Methods } from './method.ts';

/** views.*: https://docs.slack.dev/reference/methods?family=views */
export const viewsMethods: Methods = {
  'views.open': { token: 'bot', scopes: [], run: open },
  'views.push': { token: 'bot', scopes: [], run: push },
  'views.update': { token: 'bot', scopes: [], run: update },
  'views.publish': { token: 'bot', scopes: [], run: publish },
};

function open(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const draft = readView(slack, args, 'modal');
  const trigger = readTrigger(slack, args);
  trigger.spend();
  return answer(slack.views.open(trigger.userId, draft, trigger.window));
}

function push(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const draft = readView(slack, args, 'modal');
  const trigger = readTrigger(slack, args);
  const below = trigger.viewId === undefined ? undefined : slack.views.find(trigger.viewId);
  if (!below) throw new ApiError('not_found');
  const view = slack.views.push(below, draft);
  if (!view) throw new ApiError('push_limit_reached');
  trigger.spend();
  return answer(view);
}

function update(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const viewId = text(args, 'view_id');
  const externalId = text(args, 'external_id');
  if ((viewId === undefined) === (externalId === undefined)) {
    throw badArguments('invalid_arguments', ['[ERROR] exactly one of view_id, external_id must be given']);
  }
  const view =
    viewId !== undefined ? slack.views.find(viewId) : slack.views.findByExternalId(externalId ?? '');
  if (!view) throw new ApiError('not_found');
  const draft = readView(slack, args, view.type, view);
  const result = slack.views.update(view.id, draft, text(args, 'hash'));
  if (!result.ok) throw new ApiError(result.error);
  return answer(result.view);
}

function publish(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const userId = requiredText(args, 'user_id');
  const person = slack.workspace.person(userId);
  if (!person || person.isBot) {
    throw badArguments('invalid_arguments', [`[ERROR] invalid \`user_id\` \`${userId}\``]);
  }
  if (!slack.manifest.homeTab) throw new ApiError('not_enabled');
  const draft = readView(slack, args, 'home', slack.views.home(userId));
  const result = slack.views.publish(userId, draft, text(args, 'hash'));
  if (!result.ok) throw new ApiError(result.error);
  return answer(result.view);
}

function readView(
  slack: LocalSlack,
  args: Arguments,
  type: 'modal' | 'home',
  replaces?: StoredView,
): ViewDraft {
  const checked = checkView(structured(args, 'view'), type);
  if (!checked.ok) throw badArguments(checked.error, checked.messages);
  const { externalId } = checked.draft;
  const other = externalId === '' ? undefined : slack.views.findByExternalId(externalId);
  if (other && other.id !== replaces?.id) throw new ApiError('duplicate_external_id');
  return checked.draft;
}

function readTrigger(slack: LocalSlack, args: Arguments) {
  const trigger = slack.triggers.exchange(requiredText(args, 'trigger_id'));
  if (!trigger.ok) throw new ApiError(trigger.error);
  return trigger;
}

function answer(view: StoredView): Record<string, unknown> {
  return { view: viewOnTheWire(view) };
}
