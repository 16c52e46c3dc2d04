import type { Guide } from '../asking/guide.ts';
import type { HomeContents } from '../asking/home-contents.ts';
import type { Person } from '../store/tables.ts';
import { platformErrorOf } from './platform-error.ts';
import type { Sender } from './send.ts';
import { suggestedPrompts, threadTitle } from './views/agent.ts';

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

export interface AgentView {
  /**
   * Begins the chat of a direct message: its title, and what the bot is doing until it answers there.
   * @returns whether it is a chat, to be answered in its thread; never rejects
   */
  begin(message: { channel: string; ts: string; text: string }): Promise<boolean>;
  /** Suggests what to begin with to a person who opens the Messages tab; never rejects. */
  suggest(person: Person, channel: string): Promise<void>;
}

export interface AgentViewParts {
  guide: Pick<Guide, 'library' | 'cardForToday'>;
  contents: { homeContents(person: Person, curator: boolean): Promise<HomeContents> };
  sender: Sender;
}

export function createAgentView({ guide, contents, sender }: AgentViewParts): AgentView {
  const { client, log } = sender;
  /** Unknown until Slack has answered once: an app does not become an agent while it runs. */
  let isAgent: boolean | undefined;

  /** @returns whether Slack did it */
  async function tell(what: string, call: () => Promise<unknown>): Promise<boolean> {
    if (isAgent === false) return false;
    try {
      await call();
      isAgent = true;
      return true;
    } catch (error) {
      if (NO_AGENT.has(platformErrorOf(error) ?? '')) isAgent = false;
      log.debug({ err: error }, `${what} could not be told to Slack`);
      return false;
    }
  }

  return {
    async begin({ channel, ts, text }) {
      const thread = { channel_id: channel, thread_ts: ts };
      const titled = await tell('the title of a chat', () =>
        client.assistant.threads.setTitle({ ...thread, title: threadTitle(text) }),
      );
      // Before the answer, which ends it: one that came after would stay.
      if (titled) {
        await tell('what the bot is doing', () =>
          client.assistant.threads.setStatus({ ...thread, status: STATUS }),
        );
      }
      return titled || isAgent === true;
    },

    async suggest(person, channel) {
      if (isAgent === false) return;
      const today = guide.cardForToday(person);
      let known: HomeContents | undefined;
      try {
        known = await contents.homeContents(person, false);
      } catch (error) {
        log.warn({ err: error }, 'the database is away: the prompts are those for everybody');
      }
      const { title, prompts } = suggestedPrompts({ library: guide.library(), today, known });
      await tell('suggested prompts', () =>
        client.assistant.threads.setSuggestedPrompts({ channel_id: channel, title, prompts }),
      );
    },
  };
}
