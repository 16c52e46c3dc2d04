import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { type ActionArgs, actorOf, placeOf } from '../kit/action-context.ts';
import { ACTIONS } from '../kit/ids.ts';
import { postReply, respondWith } from '../kit/send.ts';
import { sayBriefly, showModal } from '../kit/show.ts';
import { exportMessages, privacyModal, privacyView } from './privacy-view.ts';

/** What people can do with what is kept about them. */
export function registerPrivacy(app: App, deps: SlackDeps): void {
  app.action(ACTIONS.privacy, (args) => showPrivacy(args as ActionArgs, deps));
  app.action(ACTIONS.privacyExport, (args) => sendAll(args as ActionArgs, deps));
  app.action(ACTIONS.privacyDelete, (args) => deleteAll(args as ActionArgs, deps));
}

async function showPrivacy(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const place = placeOf(args);
  if (place.in === 'message') return respondWith(args.respond, privacyView(), deps.log);
  await showModal(args, place, privacyModal());
}

async function sendAll(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const person = actorOf(args);
  const messages = exportMessages(await deps.ownData.asJson(person));
  // To the person by their id: Slack opens the conversation where there is none.
  for (const message of messages) await postReply(deps.sender, { channel: person.userId }, message);
  await sayBriefly(args, placeOf(args), 'Sent to you as a direct message.', deps.log);
}

async function deleteAll(args: ActionArgs, deps: SlackDeps): Promise<void> {
  await args.ack();
  const person = actorOf(args);
  const rows = await deps.ownData.deleteAll(person);
  const records = rows === 1 ? 'one record' : `${rows} records`;
  const done =
    rows === 0
      ? 'There was nothing to delete: I keep nothing about you.'
      : `Deleted: ${records}. I keep nothing about you any more; nudges that you had have stopped.`;
  await sayBriefly(args, placeOf(args), done, deps.log);
}
