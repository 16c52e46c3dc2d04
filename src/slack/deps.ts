import type { Guide } from '../answers/answer-service.ts';
import type { ChecklistDesk } from '../answers/checklists.ts';
import type { AnsweredOnce } from '../answers/inbox-processor.ts';
import type { OwnData } from '../answers/own-data.ts';
import type { Suggester } from '../answers/proactive.ts';
import type { Log } from '../log.ts';
import type { Nudges } from '../nudges/nudges.ts';
import type { Store } from '../store/store.ts';
import type { AgentView } from './answers/agent-view.ts';
import type { HomeTabs } from './home/home-tabs.ts';
import type { Sender } from './kit/send.ts';

/** What every surface needs. */
export interface SlackDeps {
  guide: Guide;
  nudges: Nudges;
  ownData: OwnData;
  answeredOnce: AnsweredOnce;
  home: HomeTabs;
  agentView: AgentView;
  checklists: ChecklistDesk;
  suggester: Suggester;
  log: Log;
  sender: Sender;
  botUserId: string;
  /** The bot's name in Slack, by which people call it in a thread. */
  botName: string;
  threadFollowUps: boolean;
  /** The emoji that asks for guidance on a message, by its name; undefined when none does. */
  guidanceReaction: string | undefined;
  told: Store['told'];
  /** How long a form is kept open for its answer before the person is told to wait, in ms. */
  formWaitsMs: number;
}
