import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import type { Turns } from '../../people/turns.ts';
import type { CommandTable } from '../kit/command.ts';
import type { MessageLimit } from '../kit/message-limit.ts';
import { type AdmissionSettings, isAdmitted, type Standing, type Standings } from '../kit/standing.ts';
import { type Workspace, workspaceOf } from '../kit/workspace.ts';
import { type Actor, readActor } from './actor.ts';
import { isOwnAffair } from './own-affairs.ts';
import { type ChatStart, tellPrivately } from './tell-privately.ts';
import { REFUSALS } from './words.ts';

export interface AdmissionDeps extends AdmissionSettings {
  standings: Standings;
  commands: Pick<CommandTable, 'isOwnAffair'>;
  turns: Turns;
  agentChats: ChatStart;
  messageLimit: MessageLimit;
}

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/**
 * Comes before everything else: people whom the bot may not answer get no further, no matter how they got here.
 * They are told so in private, only if they addressed the bot, and only once; after a command or a shortcut each time, because
 * without a word it would look broken. They learn nothing about the guidance. What is their own they may still see, stop and
 * delete. A question that a member asks in a shared channel is answered there for everybody, because the member chose that place.
 */
export function admission(deps: AdmissionDeps) {
  return async (args: Args): Promise<void> => {
    const workspace = workspaceOf(args.context);
    const actor = readActor(args.body);
    if (!actor || actor.userId === workspace.botUserId) return args.next();
    const standing = await deps.standings.of(actor, workspace);
    if (isAdmitted(standing, deps) || isOwnAffair(args.body, deps.commands)) return args.next();
    await acknowledge(args);
    await refuse(actor, standing, isCall(args.body), workspace, deps);
  };
}

/** Slack shows the person an error of its own for a request that is not acknowledged. */
export async function acknowledge(args: Args): Promise<void> {
  if (!('ack' in args) || typeof args.ack !== 'function') return;
  const { type } = args.body as { type?: string };
  const ack = args.ack as (answer?: unknown) => Promise<void>;
  await (type === 'block_suggestion' ? ack({ options: [] }) : ack());
}

/** Whether a person waits for a reply that Slack shows to them alone, right where they are. */
const isCall = (body: object) => 'command' in body || ('type' in body && body.type === 'message_action');

async function refuse(
  actor: Actor,
  standing: Standing,
  isCall: boolean,
  workspace: Workspace,
  { turns, agentChats, messageLimit }: AdmissionDeps,
): Promise<void> {
  const { answerAt: at } = actor;
  if (!at || standing === 'member') return;
  const person = { team: workspace.team, userId: actor.userId };
  const tell = () => tellPrivately(REFUSALS[standing], { userId: actor.userId, at }, workspace, agentChats);
  try {
    // Who can't be looked up may be a member, whose question would be lost without a word.
    if (standing === 'unknown') return await tell();
    const told = await turns.once(person, 'refused', tell);
    if (told.type === 'done' || !isCall) return;
    if (await messageLimit.admits({ userId: actor.userId, at, own: () => false }, workspace)) await tell();
  } catch (error) {
    workspace.log.warn(
      { event: 'admission.refusal_not_sent', err: error },
      'could not tell a person that the bot may not answer them',
    );
  }
}
