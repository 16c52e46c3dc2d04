import type { AnswerService } from '../../answers/answer-service.ts';
import type { HomeContents } from '../../answers/home-contents.ts';
import type { Log } from '../../log.ts';
import type { Person } from '../../people/person.ts';
import type { Reply } from '../kit/blocks.ts';
import { platformErrorOf } from '../kit/platform-error.ts';
import type { Workspace } from '../kit/workspace.ts';
import { nextPrompts, suggestedPrompts, threadTitle } from './agent-prompts.ts';

// Slack's agent view: in the Messages tab each message begins a chat of its own, with a title, a status while the bot
// works, and prompts to begin with. An app that was installed before its manifest had `agent_view`, or without the scope,
// is none: Slack then refuses these calls, and the direct messages are plain ones.

/** Slack's words for "this app is no agent here". Anything else is trouble that passes and tells nothing. */
const NO_AGENT: ReadonlySet<string> = new Set([
  'access_denied',
  'missing_scope',
  'not_allowed_token_type',
  'method_not_supported_for_channel_type',
  'unknown_method',
  'feature_not_enabled',
]);

/** What people read while an answer is on its way, after the bot's name. */
const STATUS = 'is looking through the cards…';

export interface AgentChats {
  /**
   * Begins the chat of a direct message, or goes on with it: its title, and what the bot is doing until it answers there.
   * Waits for Slack only until it is known whether this app has chats at all; never rejects.
   */
  begin(
    workspace: Workspace,
    message: { channel: string; ts: string; threadTs: string | null; text: string },
  ): Promise<Chat>;
  /** Suggests what to begin with to a person who opens the Messages tab; never rejects. */
  suggest(workspace: Workspace, person: Person, channel: string): Promise<void>;
}

export interface Chat {
  /** Whether it is one, to be answered in its thread. */
  isChat: boolean;
  /**
   * The work is over, with this answer or with none: the bot is not doing anything any more, and what to ask next fits the
   * answer. Nobody waits for it.
   */
  over(answer: Pick<Reply, 'cardId' | 'answerId'> | undefined): void;
}

export interface AgentChatsDeps {
  answers: Pick<AnswerService, 'library' | 'cardForToday'>;
  contents: { homeContents(person: Person, curator: boolean): Promise<HomeContents> };
  log: Log;
}

export function createAgentChats({ answers, contents, log }: AgentChatsDeps): AgentChats {
  /** By team; unknown until Slack has answered once. An app does not become an agent while it runs. */
  const agents = new Map<string, boolean>();

  /** @param ofAgents whether Slack lets agents alone do that, so that it tells something when it is done */
  async function tell(
    { team }: Workspace,
    what: string,
    call: () => Promise<unknown>,
    ofAgents = true,
  ): Promise<void> {
    if (agents.get(team) === false) return;
    try {
      await call();
      if (ofAgents) agents.set(team, true);
    } catch (error) {
      if (NO_AGENT.has(platformErrorOf(error) ?? '')) agents.set(team, false);
      log.debug({ err: error }, `${what} could not be told to Slack`);
    }
  }

  /** Without a thread: with one, Slack lets the call of an agent fail in silence. They stand in the Messages tab. */
  async function suggestNext(
    workspace: Workspace,
    channel: string,
    cardId: string,
    answerId: string | undefined,
  ): Promise<void> {
    const next = nextPrompts(answers.library(), cardId, answerId !== undefined);
    if (!next) return;
    const { title, prompts } = next;
    await tell(workspace, 'suggested prompts', () =>
      workspace.client.assistant.threads.setSuggestedPrompts({ channel_id: channel, title, prompts }),
    );
  }

  return {
    async begin(workspace, { channel, ts, threadTs, text }) {
      const isAgent = () => agents.get(workspace.team);
      const thread = { channel_id: channel, thread_ts: threadTs ?? ts };
      const title = () =>
        tell(workspace, 'the title of a chat', () =>
          workspace.client.assistant.threads.setTitle({ ...thread, title: threadTitle(text) }),
        );
      if (isAgent() === undefined && threadTs === null) await title();
      // What is known already keeps nobody from the answer.
      else if (threadTs === null) void title();
      // In a thread the answer's place is known, so nothing need be known of the app: the status is a question, too.
      if (isAgent() === false || (!isAgent() && threadTs === null)) return { isChat: false, over: () => {} };
      // Any app that may write may have a status.
      const say = (status: string) =>
        tell(
          workspace,
          'what the bot is doing',
          () => workspace.client.assistant.threads.setStatus({ ...thread, status }),
          false,
        );
      const said = say(STATUS);
      return {
        isChat: true,
        over(answer) {
          // An answer takes the status away, unless the status came later; where there is none, it would stay.
          void said.then(() => say(''));
          if (answer?.cardId) void suggestNext(workspace, channel, answer.cardId, answer.answerId);
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
        log.warn({ err: error }, 'the database is away: the prompts are those for everybody');
      }
      const { title, prompts } = suggestedPrompts({ library: answers.library(), today, known });
      await tell(workspace, 'suggested prompts', () =>
        workspace.client.assistant.threads.setSuggestedPrompts({ channel_id: channel, title, prompts }),
      );
    },
  };
}
