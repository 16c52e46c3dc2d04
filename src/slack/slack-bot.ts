/**
 * Puts the Slack side together: the services of the domain come in, and a Bolt app gets middleware (middleware.ts),
 * commands (commands.ts) and listeners (register.ts). Look here to see which feature gets what; what a feature does
 * is in its folder.
 */

import type { App } from '@slack/bolt';
import type { AnswerService } from '../answers/answer-service.ts';
import type { ChecklistService } from '../answers/checklist-service.ts';
import type { HomeContentsService } from '../answers/home-contents.ts';
import type { InboxProcessor } from '../answers/inbox-processor.ts';
import type { MistakeReports } from '../answers/mistake-reports.ts';
import type { ProactiveSuggestions } from '../answers/proactive.ts';
import type { Finding } from '../finding.ts';
import type { Log } from '../log.ts';
import type { Nudges } from '../nudges/nudges.ts';
import type { PathService } from '../path/path-service.ts';
import type { Audit } from '../people/audit.ts';
import type { MovedChannels } from '../people/moved-channels.ts';
import type { OwnData } from '../people/own-data.ts';
import type { Person } from '../people/person.ts';
import type { Turns } from '../people/turns.ts';
import { createMessageLimit } from './admission/message-limit.ts';
import { createAgentChats } from './answers/agent-chats.ts';
import { subjectsOf } from './answers/inbox-work.ts';
import { recoverMessage, sayOvertaken, sayTooLate } from './answers/recover-message.ts';
import { COMMANDS, createCommands } from './commands.ts';
import { createHomeTabs } from './home/home-tabs.ts';
import { createAudiences } from './kit/audience.ts';
import type { InFlight } from './kit/in-flight.ts';
import { FORM_WAITS_MS } from './kit/on-submit.ts';
import { createPageAccess } from './kit/page-access.ts';
import { prepareReading } from './kit/requests/prepare-reading.ts';
import type { Standings } from './kit/standing.ts';
import type { ChannelTalk } from './kit/thread.ts';
import { createWaitingForms } from './kit/waiting-forms.ts';
import type { Workspace, Workspaces } from './kit/workspace.ts';
import { registerMiddleware } from './middleware.ts';
import { choiceReason } from './nudges/question-view.ts';
import { registerFeatures } from './register.ts';
import { suggestProactively } from './suggestions/suggest-proactively.ts';

/** What the person who runs the bot decides; see .env.example. */
export interface SlackBotSettings {
  /** Whether to answer people from other companies, whom the bot meets in shared channels. */
  answerOutsiders: boolean;
  answerGuests: boolean;
  /** The Slack ids of the people who look after the cards. */
  curators: readonly string[];
  /** The name of the emoji that asks for guidance on a message; undefined if none does. */
  guidanceReaction: string | undefined;
  threadFollowUps: boolean;
  /** How many messages and commands of one person are read per minute. */
  messagesPerMinute: number;
  /** The address of the outline of the guide; undefined if there is none to link to. */
  guideUrl: string | undefined;
}

export interface SlackBotDeps {
  workspaces: Workspaces;
  answers: AnswerService;
  contents: HomeContentsService;
  nudges: Nudges;
  ownData: OwnData;
  inbox: InboxProcessor;
  checklists: ChecklistService;
  reports: MistakeReports;
  audit: Audit;
  path: PathService;
  proactive: ProactiveSuggestions;
  turns: Turns;
  standings: Standings;
  movedChannels: MovedChannels;
  /** Checks the bot's setup, for curators. */
  checkSetup: () => Promise<Finding[]>;
  config: SlackBotSettings;
  log: Log;
  now: () => Date;
  /** How long a form stays open for its result, in ms; less than Slack's three seconds. */
  formWaitsMs?: number | undefined;
}

export interface SlackBot {
  inFlight: InFlight;
  /** Tells those who wait for what comes of a form that this process ends before it knows. */
  tellInterrupted(): Promise<void>;
  /** Answers, or closes, messages that were received but never answered, except those from the last `olderThanMs`. */
  recover(olderThanMs: number, signal?: AbortSignal): Promise<void>;
}

/** Installs the bot on a Bolt app: middleware, commands and listeners. It receives nothing until the app starts. */
export function createSlackBot(app: App, deps: SlackBotDeps): SlackBot {
  const { workspaces, answers, contents, nudges, path, proactive, turns, inbox, config, log, now } = deps;
  prepareReading();
  const pageAccess = createPageAccess(answers.pages);
  const agentChats = createAgentChats({ answers, contents, log });
  const home = createHomeTabs({ answers, contents, nudges, path, curators: config.curators, log, now });
  const commands = createCommands(
    {
      answers,
      nudges,
      path,
      proactive,
      turns,
      audit: deps.audit,
      commands: COMMANDS,
      curators: config.curators,
    },
    answers.library,
  );
  const messageLimit = createMessageLimit({
    messagesPerMinute: config.messagesPerMinute,
    commands,
    agentChats,
    now,
  });
  const waitingForms = createWaitingForms();
  const features = {
    ...deps,
    ...config,
    agentChats,
    audiences: createAudiences(),
    pageAccess,
    home,
    commands,
    messageLimit,
    waitingForms,
    formWaitsMs: deps.formWaitsMs ?? FORM_WAITS_MS,
    reasonOfChoice: async (person: Person, about: { deliveryId: string; cardId: string }) => {
      const chosen = await nudges.choiceMade(person, about);
      return chosen && choiceReason(chosen);
    },
    onChannelTalk: (workspace: Workspace, message: ChannelTalk) =>
      suggestProactively(workspace, message, { proactive, answers }),
  };
  const inFlight = registerMiddleware(app, { ...features, workspaces });
  registerFeatures(app, features);
  return {
    inFlight,
    tellInterrupted: waitingForms.tellInterrupted,
    recover: (olderThanMs, signal) =>
      inbox.recover(
        {
          changes: async (message) => subjectsOf(await workspaces.of(message.team), message, commands),
          answer: async (message) => recoverMessage(await workspaces.of(message.team), message, features),
          overtaken: async (message) => sayOvertaken(await workspaces.of(message.team), message),
          close: async (message) => sayTooLate(await workspaces.of(message.team), message),
        },
        olderThanMs,
        signal,
      ),
  };
}
