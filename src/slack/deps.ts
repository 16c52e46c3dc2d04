import type { AnsweredOnce } from '../asking/answered-once.ts';
import type { ChecklistDesk } from '../asking/checklists.ts';
import type { Guide } from '../asking/guide.ts';
import type { OwnData } from '../asking/own-data.ts';
import type { Suggester } from '../asking/suggestions.ts';
import type { Log } from '../log.ts';
import type { Nudges } from '../nudging/nudges.ts';
import type { Store } from '../store/store.ts';
import type { AgentView } from './agent-view.ts';
import type { HomeTabs } from './home-tabs.ts';
import type { Sender } from './send.ts';

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
