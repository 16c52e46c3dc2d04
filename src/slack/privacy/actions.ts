import type { App } from '@slack/bolt';
import type { OwnData } from '../../people/own-data.ts';
import { ACTIONS } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { postReply, respondWith } from '../kit/send.ts';
import { sayBriefly, showModal } from '../kit/show.ts';
import { exportMessages, privacyModal, privacyView } from './privacy-view.ts';
import { deleted, SENT } from './words.ts';

export interface PrivacyDeps {
  ownData: OwnData;
}

/** What people can do about the data that the bot keeps about them. */
export function registerPrivacyActions(app: App, deps: PrivacyDeps): void {
  onAction(app, ACTIONS.privacy, deps, showPrivacy);
  onAction(app, ACTIONS.privacyExport, deps, exportAll);
  onAction(app, ACTIONS.privacyDelete, deps, deleteAll);
}

async function showPrivacy(action: ActionContext): Promise<void> {
  if (action.place.type === 'message')
    return respondWith(action.respond, privacyView(), action.workspace.log);
  await showModal(action, privacyModal());
}

async function exportAll(action: ActionContext, deps: PrivacyDeps): Promise<void> {
  const { person } = action;
  const messages = exportMessages(await deps.ownData.all(person));
  // A person's id as the channel: Slack opens the conversation if there is none yet.
  for (const message of messages) await postReply(action.workspace, { channel: person.userId }, message);
  await sayBriefly(action, SENT);
}

async function deleteAll(action: ActionContext, deps: PrivacyDeps): Promise<void> {
  await sayBriefly(action, deleted(await deps.ownData.deleteAll(action.person)));
}
