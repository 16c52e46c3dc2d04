import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, PageAction, Person } from '../protocol.ts';
import { archiveChannel, deleteChannel, setMember } from './channels.ts';
import { moveClock } from './clock.ts';
import { runCommand } from './commands.ts';
import { deleteMessage, editMessage, sendMessage, toggleReaction } from './conversation.ts';
import { openDm } from './direct-messages.ts';
import { openHome } from './home.ts';
import { closeModal, submitModal } from './modals.ts';
import { changePerson } from './people.ts';
import { pressElement, suggestOptions } from './press.ts';
import { refuse } from './refusal.ts';
import { runShortcut } from './shortcuts.ts';
import { runStep } from './steps.ts';

/** Actions on the local Slack, not in the workspace. They work even for a deactivated account. */
const forEverybody: ReadonlySet<PageAction['do']> = new Set<PageAction['do']>([
  'changePerson',
  'archiveChannel',
  'deleteChannel',
  'setMember',
  'moveClock',
  'dismissNotice',
  'reset',
]);

/** Does what a person did on the page, or in a test. If this involves the app, resolves once it has answered. */
export async function act(slack: LocalSlack, userId: string, action: PageAction): Promise<ActResult> {
  const person = slack.workspace.person(userId);
  if (!person || person.isBot) return refuse('user_not_found', `There is no person ${userId} here.`);
  if (person.deactivated && !forEverybody.has(action.do)) {
    return refuse('account_inactive', `${person.realName}’s account is deactivated.`);
  }
  return await perform(slack, person, action);
}

function perform(slack: LocalSlack, person: Person, action: PageAction): ActResult | Promise<ActResult> {
  switch (action.do) {
    case 'send':
      return sendMessage(slack, person, action);
    case 'edit':
      return editMessage(slack, person, action);
    case 'delete':
      return deleteMessage(slack, person, action);
    case 'react':
      return toggleReaction(slack, person, action);
    case 'command':
      return runCommand(slack, person, action);
    case 'press':
      return pressElement(slack, person, action);
    case 'options':
      return suggestOptions(slack, person, action);
    case 'submit':
      return submitModal(slack, person, action);
    case 'close':
      return closeModal(slack, person, action);
    case 'openHome':
      return openHome(slack, person, action);
    case 'shortcut':
      return runShortcut(slack, person, action);
    case 'runStep':
      return runStep(slack, person, action);
    case 'openDm':
      return openDm(slack, person, action);
    case 'dismissNotice':
      slack.workspace.dismissNotice(person.id, action.id);
      return { ok: true };
    case 'changePerson':
      return changePerson(slack, action);
    case 'archiveChannel':
      return archiveChannel(slack, person, action);
    case 'deleteChannel':
      return deleteChannel(slack, person, action);
    case 'setMember':
      return setMember(slack, person, action);
    case 'moveClock':
      return moveClock(slack, person, action);
    case 'reset':
      slack.reset();
      return { ok: true };
  }
}
