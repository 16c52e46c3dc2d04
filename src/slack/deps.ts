import type { AnswerService } from '../answers/answer-service.ts';
import type { ChecklistService } from '../answers/checklist-service.ts';
import type { InboxProcessor } from '../answers/inbox-processor.ts';
import type { ProactiveSuggestions } from '../answers/proactive.ts';
import type { Log } from '../log.ts';
import type { Nudges } from '../nudges/nudges.ts';
import type { Claims } from '../people/claims.ts';
import type { OwnData } from '../people/own-data.ts';
import type { AgentChats } from './answers/agent-chats.ts';
import type { HomeTabs } from './home/home-tabs.ts';
import type { Sender } from './kit/send.ts';

/** What every surface needs. */
export interface SlackDeps {
  answers: AnswerService;
  nudges: Nudges;
  ownData: OwnData;
  inbox: InboxProcessor;
  home: HomeTabs;
  agentChats: AgentChats;
  checklists: ChecklistService;
  proactive: ProactiveSuggestions;
  log: Log;
  sender: Sender;
  botUserId: string;
  /** The bot's name in Slack, by which people call it in a thread. */
  botName: string;
  threadFollowUps: boolean;
  /** The emoji that asks for guidance on a message, by its name; undefined when none does. */
  guidanceReaction: string | undefined;
  claims: Claims;
  /** How long a form is kept open for its answer before the person is told to wait, in ms. */
  formWaitsMs: number;
}
