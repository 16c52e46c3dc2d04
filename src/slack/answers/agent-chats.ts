import { setTimeout as delay } from 'node:timers/promises';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { HomeContents } from '../../answers/home-contents.ts';
import type { Log } from '../../log.ts';
import type { Person } from '../../people/person.ts';
import type { Reply } from '../kit/blocks.ts';
import { scopeOf } from '../kit/error-scope.ts';
import { platformErrorOf } from '../kit/platform-error.ts';
import type { Workspace } from '../kit/workspace.ts';
import {
  newHere,
  nextPrompts,
  type SuggestedPrompts,
  suggestedPrompts,
  threadTitle,
} from './agent-prompts.ts';
import { LOOKING } from './words.ts';

// Slack's agent view: in the Messages tab, each message starts a chat of its own, with a title, a status while the bot
// works, and suggested prompts. Slack calls it a session since August 2026 (`agents.sessions.setStatus`, which also takes its
// title); where it does not know that or refuses it, the older calls do the same (`assistant.threads.*`). An app that was
// installed before its manifest had `agent_view`, or without the scope, is not an agent: Slack refuses these calls, and the
// direct messages are ordinary ones.

/** Slack's errors that mean "this app is not an agent here". Any other error is temporary and says nothing about that. */
const NO_AGENT: ReadonlySet<string> = new Set([
  'access_denied',
  'missing_scope',
  'not_allowed_token_type',
  'method_not_supported_for_channel_type',
  'unknown_method',
  'feature_not_enabled',
]);

/** How long an answer waits to hear whether the app has chats, in ms: Slack may take long, or never say. */
const TITLE_WAITS_MS = 1000;

export interface AgentChats {
  /**
   * Starts the chat of a direct message or continues it: sets its title, and a status until the bot answers there.
   * Waits for Slack only until it knows whether this app has chats at all, and not long. Never rejects.
   */
  start(
    workspace: Workspace,
    message: { channel: string; ts: string; threadTs: string | null; text: string },
  ): Promise<Chat>;
  /** Suggests first prompts to a person who opens the Messages tab. Never rejects. */
  suggest(workspace: Workspace, person: Person, channel: string): Promise<void>;
}

interface Thread {
  channel_id: string;
  thread_ts: string;
}

export interface Chat {
  /** Whether the message belongs to a chat, so that the answer goes into its thread. */
  isChat: boolean;
  /** Ends the work, with an answer or without: clears the status and suggests what to ask next. Nobody waits for it. */
  finish(answer: Pick<Reply, 'cardId' | 'answerId' | 'unanswered'> | undefined): void;
}

export interface AgentChatsDeps {
  answers: Pick<AnswerService, 'library' | 'cardForToday'>;
  contents: { homeContents(person: Person, curator: boolean): Promise<HomeContents> };
  log: Log;
  titleWaitsMs?: number;
}

export function createAgentChats({
  answers,
  contents,
  log,
  titleWaitsMs = TITLE_WAITS_MS,
}: AgentChatsDeps): AgentChats {
  /** Whether this app is an agent, by team. Unknown until Slack has answered once; it doesn't change while the app runs. */
  const agents = new Map<string, boolean>();
  /** The teams whose Slack does not know sessions. */
  const withoutSessions = new Set<string>();

  /** @param agentsOnly whether Slack allows the call to agents only, so that a success proves that this app is one */
  async function callAsAgent(
    { team }: Workspace,
    what: 'title' | 'status' | 'prompts',
    call: () => Promise<unknown>,
    agentsOnly = true,
  ): Promise<void> {
    if (agents.get(team) === false) return;
    try {
      await call();
      if (agentsOnly) agents.set(team, true);
    } catch (error) {
      if (NO_AGENT.has(platformErrorOf(error) ?? '')) agents.set(team, false);
      log.debug(
        { event: `agent_chat.${what}_not_set`, err: error },
        `Slack did not take the ${what} of a chat`,
      );
    }
  }

  /**
   * Says that the bot is at work in a chat, with the title of a new one. Never rejects.
   * @returns says that it is done
   */
  async function begin(
    workspace: Workspace,
    thread: Thread,
    title: string | undefined,
  ): Promise<() => unknown> {
    if (!withoutSessions.has(workspace.team)) {
      const begun = await setSession(workspace, { ...thread, status: 'processing', ...(title && { title }) });
      if (begun !== 'refused') return () => setSession(workspace, { ...thread, status: 'active' });
    }
    return beginThread(workspace, thread, title);
  }

  /** Slack shows its own words while a session is `processing`. */
  async function setSession(
    { team, client }: Workspace,
    session: Thread & { status: 'processing' | 'active'; title?: string },
  ): Promise<'taken' | 'refused' | 'unclear'> {
    try {
      await client.agents.sessions.setStatus(session);
      agents.set(team, true);
      return 'taken';
    } catch (error) {
      log.debug(
        { event: 'agent_chat.session_not_set', err: error },
        'Slack did not take the status of a session',
      );
      const code = platformErrorOf(error);
      if (code === 'unknown_method') withoutSessions.add(team);
      // Any other trouble passes. Who may not have sessions may still be an agent: the older calls tell.
      return code === undefined || code === 'ratelimited' || scopeOf(code) === 'passing'
        ? 'unclear'
        : 'refused';
    }
  }

  /** The same by the older calls. */
  async function beginThread(
    workspace: Workspace,
    thread: Thread,
    title: string | undefined,
  ): Promise<() => unknown> {
    const { threads } = workspace.client.assistant;
    const titled = title && callAsAgent(workspace, 'title', () => threads.setTitle({ ...thread, title }));
    if (agents.get(workspace.team) === undefined) await titled;
    // Any app that may write may set a status.
    const setStatus = (status: string) =>
      callAsAgent(workspace, 'status', () => threads.setStatus({ ...thread, status }), false);
    const working = setStatus(LOOKING);
    // An answer clears the status by itself, unless the status arrives later.
    return () => working.then(() => setStatus(''));
  }

  /** Sets the prompts of the Messages tab. It passes no thread: with one, Slack ignores the call without an error. */
  async function suggestNext(
    workspace: Workspace,
    channel: string,
    cardId: string,
    answerId: string | undefined,
  ): Promise<void> {
    const next = nextPrompts(answers.library(), cardId, answerId !== undefined);
    if (next) await setPrompts(workspace, channel, next);
  }

  async function setPrompts(
    workspace: Workspace,
    channel: string,
    { title, prompts }: SuggestedPrompts,
  ): Promise<void> {
    await callAsAgent(workspace, 'prompts', () =>
      workspace.client.assistant.threads.setSuggestedPrompts({ channel_id: channel, title, prompts }),
    );
  }

  return {
    async start(workspace, { channel, ts, threadTs, text }) {
      const isAgent = () => agents.get(workspace.team);
      if (isAgent() === false) return { isChat: false, finish: () => {} };
      const thread = { channel_id: channel, thread_ts: threadTs ?? ts };
      const begun = begin(workspace, thread, threadTs === null ? threadTitle(text) : undefined);
      // Once Slack has answered, nobody needs to wait. In a thread, it is clear where the answer goes: the status finds out.
      if (threadTs === null && isAgent() === undefined) await Promise.race([begun, delay(titleWaitsMs)]);
      // While Slack has said neither yes nor no, the answer goes into the thread: in a chat, it would stand beside it, and in
      // an ordinary conversation a thread does no harm.
      if (isAgent() === false) return { isChat: false, finish: () => {} };
      return {
        isChat: true,
        finish(answer) {
          // Without this, the status would stay, or come after the answer.
          void begun.then((end) => end());
          // What went on from the answer before would not go on from a no.
          if (answer?.unanswered) void setPrompts(workspace, channel, newHere(answers.library()));
          else if (answer?.cardId) void suggestNext(workspace, channel, answer.cardId, answer.answerId);
        },
      };
    },

    async suggest(workspace, person, channel) {
      if (agents.get(workspace.team) === false) return;
      const today = answers.cardForToday(person);
      let known: HomeContents | undefined;
      try {
        known = await contents.homeContents(person, false);
      } catch (error) {
        log.warn(
          { event: 'agent_chat.prompts_not_personal', err: error },
          'database unavailable; suggesting the prompts for everyone',
        );
      }
      await setPrompts(workspace, channel, suggestedPrompts({ library: answers.library(), today, known }));
    },
  };
}
