import type { App } from '@slack/bolt';
import type { OwnData } from '../../people/own-data.ts';
import { ACTIONS } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { postReply, respondWith } from '../kit/send.ts';
import { sayBriefly, showModal } from '../kit/show.ts';
import { exportMessages, privacyModal, privacyView } from './privacy-view.ts';

export interface PrivacyDeps {
  ownData: OwnData;
}

/** What people can do with what is kept about them. */
export function registerPrivacyActions(app: App, deps: PrivacyDeps): void {
  onAction(app, ACTIONS.privacy, deps, showPrivacy);
  onAction(app, ACTIONS.privacyExport, deps, sendAll);
  onAction(app, ACTIONS.privacyDelete, deps, deleteAll);
}

async function showPrivacy(action: ActionContext, _deps: PrivacyDeps): Promise<void> {
  const { place } = action;
  if (place.type === 'message') return respondWith(action.respond, privacyView(), action.workspace.log);
  await showModal(action, privacyModal());
}

async function sendAll(action: ActionContext, deps: PrivacyDeps): Promise<void> {
  const person = action.person;
  const messages = exportMessages(await deps.ownData.asJson(person));
  // To the person by their id: Slack opens the conversation where there is none.
  for (const message of messages) await postReply(action.workspace, { channel: person.userId }, message);
  await sayBriefly(action, 'Sent to you as a direct message.');
}

async function deleteAll(action: ActionContext, deps: PrivacyDeps): Promise<void> {
  const person = action.person;
  const rows = await deps.ownData.deleteAll(person);
  const records = rows === 1 ? 'one record' : `${rows} records`;
  const done =
    rows === 0
      ? 'There was nothing to delete: I keep nothing about you.'
      : `Deleted: ${records}. I keep nothing about you any more; nudges that you had have stopped.`;
  await sayBriefly(action, done);
}
