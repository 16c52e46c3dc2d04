import type { SuggestedPrompt, ThreadStatus } from '../protocol.ts';

/** A status disappears after two minutes: https://docs.slack.dev/reference/methods/assistant.threads.setStatus */
const statusLivesMs = 120_000;

export interface Suggestions {
  title?: string;
  prompts: SuggestedPrompt[];
}

interface TimedStatus extends ThreadStatus {
  timer: NodeJS.Timeout;
}

/** Where a session stands: https://docs.slack.dev/ai/agent-sessions */
export const sessionStatuses = ['active', 'processing', 'suspended', 'closed'] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

/** Slack's own words while an agent is at work. */
const atWork = 'is working…';

/** What an agent shows besides its messages: suggested prompts and what it is doing. None of it is saved. */
export class AgentThreads {
  #suggestions = new Map<string, Suggestions>();
  #statuses = new Map<string, TimedStatus>();
  #sessions = new Map<string, SessionStatus>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The prompts that the app suggested in this direct message; undefined before it has suggested any. */
  suggestions(channel: string): Suggestions | undefined {
    return this.#suggestions.get(channel);
  }

  suggest(channel: string, suggestions: Suggestions): void {
    this.#suggestions.set(channel, suggestions);
    this.#changed();
  }

  get statuses(): ThreadStatus[] {
    const processing = [...this.#sessions].flatMap(([key, status]) => {
      const [channel = '', threadTs = ''] = key.split(' ');
      return status === 'processing' ? [{ channel, threadTs, text: atWork, loading: [] }] : [];
    });
    return [...[...this.#statuses.values()].map(({ timer: _, ...status }) => status), ...processing];
  }

  setStatus(status: ThreadStatus): void {
    this.#forget(status.channel, status.threadTs);
    const timer = setTimeout(() => this.clearStatus(status.channel, status.threadTs), statusLivesMs);
    timer.unref();
    this.#statuses.set(keyOf(status.channel, status.threadTs), { ...status, timer });
    this.#changed();
  }

  /** Where the session in this thread stands; undefined if there is none. */
  session(channel: string, threadTs: string): SessionStatus | undefined {
    return this.#sessions.get(keyOf(channel, threadTs));
  }

  /** Begins a session or changes where it stands. Nothing else ends its work: neither an answer nor time. */
  setSession(channel: string, threadTs: string, status: SessionStatus): void {
    this.#sessions.set(keyOf(channel, threadTs), status);
    this.#changed();
  }

  /** Clears the status, because the app has answered or given up. */
  clearStatus(channel: string, threadTs: string): void {
    if (this.#forget(channel, threadTs)) this.#changed();
  }

  clear(): void {
    for (const { timer } of this.#statuses.values()) clearTimeout(timer);
    this.#statuses = new Map();
    this.#sessions = new Map();
    this.#suggestions = new Map();
    this.#changed();
  }

  #forget(channel: string, threadTs: string): boolean {
    const key = keyOf(channel, threadTs);
    clearTimeout(this.#statuses.get(key)?.timer);
    return this.#statuses.delete(key);
  }
}

const keyOf = (channel: string, threadTs: string) => `${channel} ${threadTs}`;
