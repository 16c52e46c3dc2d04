/**
 * What the playground's server and its page say to each other. Types only: the page is bundled for the
 * browser and must not pull in server code.
 *
 * The page opens `GET /page/events?as=<user id>` (server-sent events). Every `data:` line is one whole
 * `PageState` for that person: whole states instead of patches, because a page that missed one is right
 * again with the next. What a person does goes to `POST /page/act?as=<user id>` as one `PageAction`;
 * the answer is an `ActResult`.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Block = { type: string; block_id?: string } & { [key: string]: Json };

export interface Person {
  id: string;
  /** Handle as typed after `@`, e.g. `ada`. */
  name: string;
  realName: string;
  /** What they do, e.g. "Lead DevOps engineer"; shown in the switcher. */
  title: string;
  isBot: boolean;
  /** Hex color for the drawn avatar (no pictures are fetched). */
  color: string;
  /** IANA zone, e.g. `Europe/Berlin`. */
  tz: string;
  /** Of this workspace's guests: in several channels, or in a single one. */
  guest?: 'multi' | 'single';
  /** The workspace that an outsider belongs to (Slack Connect); ours when it is left out. */
  teamId?: string;
  /** The account was deactivated. */
  deactivated?: boolean;
  /** Set to away; otherwise active. */
  away?: boolean;
  /** Do not disturb, chosen for a while beside the nightly hours; Unix seconds. */
  snooze?: { from: number; until: number };
}

export interface Channel {
  id: string;
  /** Without `#`; for a direct message, the other person's id. */
  name: string;
  kind: 'public' | 'private' | 'dm';
  topic: string;
  memberIds: string[];
  archived?: boolean;
  /** The id of the other workspace, in a channel shared with one (Slack Connect). */
  sharedWith?: string;
}

export interface Message {
  channel: string;
  /** Slack's timestamp, the message's id within its channel. */
  ts: string;
  /** Set on a reply: the `ts` of the thread's first message. */
  threadTs?: string;
  userId: string;
  /** Raw Slack text (mrkdwn, `<@U…>`, `&lt;`). Shown when there are no blocks. */
  text: string;
  blocks?: Block[];
  /** Only the person whose state this is sees it. */
  ephemeral?: boolean;
  edited?: boolean;
  reactions: { name: string; userIds: string[] }[];
  /** Thread parents only. */
  replyCount: number;
  /** Thread parents in an agent's Messages tab: what the app calls the conversation. */
  title?: string;
}

/** An open modal; the last of `PageState.modals` is on top. */
export interface Modal {
  id: string;
  hash: string;
  callbackId: string;
  title: string;
  submit?: string;
  close?: string;
  blocks: Block[];
  /** Errors from the app's last answer to a submission, by block_id. */
  errors: Record<string, string>;
}

export interface SlashCommand {
  command: string;
  description: string;
  usageHint: string;
}

export interface Shortcut {
  callbackId: string;
  name: string;
  description: string;
  type: 'message' | 'global';
}

/** A prompt that an agent suggests: `title` is shown, `message` is sent. */
export interface SuggestedPrompt {
  title: string;
  message: string;
}

/** What an app is doing for a thread, until it answers there. */
export interface ThreadStatus {
  channel: string;
  threadTs: string;
  /** Follows the app's name: `is thinking…`. */
  text: string;
  /** Shown in turns instead of the status, when the app gave any. */
  loading: string[];
}

/** An input or output of a workflow step; `type` is Slack's word, e.g. `slack#/types/user_id`. */
export interface StepParameter {
  name: string;
  type: string;
  title: string;
  description: string;
  required: boolean;
  /** When not empty, only these. */
  choices: string[];
}

/** A step that the app offers to Workflow Builder. */
export interface WorkflowStep {
  callbackId: string;
  title: string;
  description: string;
  inputs: StepParameter[];
  outputs: StepParameter[];
}

/** A step that this person has started. */
export interface StepRun {
  /** Slack's `function_execution_id`. */
  id: string;
  callbackId: string;
  state: 'running' | 'completed' | 'failed';
  outputs: Record<string, Json>;
  /** The app's words when it failed. */
  error?: string;
}

/** Something the playground tells this person, as Slackbot would: e.g. "/guide failed: operation_timeout". */
export interface Notice {
  id: string;
  channel?: string;
  text: string;
}

export interface PageState {
  /** Counts up with every change; a lower one than the last seen is out of date. */
  version: number;
  teamName: string;
  me: Person;
  people: Person[];
  channels: Channel[];
  /** Newest last, replies included; the page groups them by channel and thread. */
  messages: Message[];
  modals: Modal[];
  /** The app's Home tab as this person sees it; null until the app has published one. */
  home: { blocks: Block[] } | null;
  commands: SlashCommand[];
  shortcuts: Shortcut[];
  appName: string;
  botUserId: string;
  /** The direct-message channel between this person and the bot. */
  botDmChannel: string;
  /** False while no bot is connected: the page says so. */
  botConnected: boolean;
  notices: Notice[];
  /** Whether the app shows previews of its messages, at `/preview`. */
  previews: boolean;
  previewWords: PreviewWords;
  /** What a newcomer may try: text for the composer. */
  examples: string[];
  /** The app as an agent in its Messages tab; null when its manifest has no `agent_view`. */
  agent: { description: string; promptsTitle?: string; prompts: SuggestedPrompt[] } | null;
  statuses: ThreadStatus[];
  steps: WorkflowStep[];
  /** Newest last. */
  stepRuns: StepRun[];
  clock: ClockState;
}

/** What is left out stays as it is. */
export interface PersonChange {
  /** IANA zone. */
  tz?: string;
  guest?: 'none' | 'multi' | 'single';
  deactivated?: boolean;
  away?: boolean;
  /** Do not disturb from now on for so many minutes; 0 ends it. */
  snoozeMinutes?: number;
}

/** The playground's time, which anybody may move. */
export interface ClockState {
  /** Milliseconds ahead of the real time; 0 while it was not moved. */
  aheadMs: number;
  /** When the clocks of this person's zone change next, in Unix milliseconds; null where they never do. */
  clockChange: number | null;
}

/** Where to move the playground's time, in the zone of the person who moves it. */
export type ClockTarget =
  /** Tomorrow at 09:30. */
  | { at: 'tomorrow' }
  /** The same time, a week on. */
  | { at: 'next-week' }
  /** A few minutes before the clocks change. */
  | { at: 'clock-change' }
  /** A wall-clock time, e.g. `2026-11-25T09:30`. */
  | { at: 'local'; local: string }
  /** The time of this machine. */
  | { at: 'real' };

/** Where an interactive element sits. */
export type Container =
  | { type: 'message'; channel: string; ts: string }
  | { type: 'modal'; viewId: string }
  | { type: 'home' };

/** State of inputs as Slack sends it: `values[block_id][action_id]`. */
export type ViewValues = Record<string, Record<string, Record<string, Json>>>;

export type PageAction =
  | { do: 'send'; channel: string; text: string; threadTs?: string }
  | { do: 'edit'; channel: string; ts: string; text: string }
  | { do: 'delete'; channel: string; ts: string }
  | { do: 'react'; channel: string; ts: string; name: string }
  /** `threadTs`: typed in a thread's composer, where Slack refuses commands. */
  | { do: 'command'; channel: string; command: string; text: string; threadTs?: string }
  | {
      do: 'press';
      container: Container;
      blockId: string;
      actionId: string;
      /** The element's own fields as Slack adds them to the action: `value`, `selected_option`, … */
      payload: Record<string, Json>;
      /** The values of the inputs beside it. */
      values: ViewValues;
    }
  | { do: 'submit'; viewId: string; values: ViewValues }
  /** `all`: by the X, which takes the windows below away as well. */
  | { do: 'close'; viewId: string; all?: boolean }
  | { do: 'openHome'; tab: 'home' | 'messages' }
  | { do: 'shortcut'; callbackId: string; channel?: string; ts?: string }
  | {
      do: 'options';
      container: Container;
      blockId: string;
      actionId: string;
      /** What the person has typed into the external select. */
      value: string;
    }
  /** Starts a workflow of this one step; the answer names the run. */
  | { do: 'runStep'; callbackId: string; inputs: Record<string, Json> }
  | { do: 'dismissNotice'; id: string }
  /** What an administrator, or the person, would do in Slack; in the playground everybody may. */
  | { do: 'changePerson'; person: string; change: PersonChange }
  | { do: 'archiveChannel'; channel: string; archived: boolean }
  | { do: 'deleteChannel'; channel: string }
  /** Puts a person, or the app, into a channel or takes them out. */
  | { do: 'setMember'; channel: string; person: string; member: boolean }
  /** Anybody may: it is the playground's time, for everybody in it. */
  | { do: 'moveClock'; to: ClockTarget }
  /** Throws away all that was said and starts over with the seeded workspace. */
  | { do: 'reset' };

export type ActResult =
  | {
      ok: true;
      ts?: string;
      options?: { text: string; value: string; description?: string; group?: string }[];
      /** Of the step that was started. */
      runId?: string;
    }
  /** `error` is Slack's word for it (`channel_not_found`), `message` one sentence for the person. */
  | { ok: false; error: string; message: string };

/**
 * Previews of messages, `GET /preview`. The page opens `GET /preview/events?item=<id>` (server-sent events); as above,
 * every `data:` line is one whole `PreviewState`. Without `item` it holds the list alone.
 */
export interface PreviewState {
  /** The workspace around the preview, empty of what was said there. */
  workspace: PageState;
  groups: PreviewGroup[];
  items: PreviewEntry[];
  /** Problems of files that belong to none of these items. */
  elsewhere: PreviewProblem[];
  /** The id of the item that was asked for. */
  asked: string | null;
  /** Null when there is no such item. */
  item: PreviewItem | null;
}

/** What the page calls things; the app that has the previews knows better words than “message”. */
export interface PreviewWords {
  /** An item, and several: `message`, `messages`. */
  one: string;
  many: string;
  /** The heading above the message, and a sentence on what it shows. */
  message: { title: string; note: string };
  /** The heading above the modal, and a sentence on how people get there. */
  modal: { title: string; note: string };
}

/** A heading in the list; `emoji` is a shortcode with its colons. */
export interface PreviewGroup {
  id: string;
  name: string;
  emoji: string;
}

export interface PreviewEntry {
  id: string;
  /** The id of its group; items of an unknown group stand under that id, after the others. */
  group: string;
  title: string;
  /** Searched, not shown. */
  summary: string;
  /** A word that marks it in the list; none when empty. */
  badge: string;
  /** How many problems its file has. */
  errors: number;
  advice: number;
}

export interface PreviewProblem {
  path: string;
  /** 1-based. */
  line: number;
  severity: 'error' | 'advice';
  what: string;
  /** How to fix it. */
  fix: string;
}

export interface PreviewItem {
  id: string;
  title: string;
  /** Of its file. */
  path: string;
  badge: string;
  /** The file is broken; what is shown is the last good version. */
  stale: boolean;
  /** Null when there never was a good version. */
  shown: {
    /** The message's text, for notifications and screen readers. */
    text: string;
    /** The message in the newest blocks, and in those that go out when Slack refuses them. */
    blocks: Drawn<Block[]>;
    plain: Drawn<Block[]>;
    modal: Drawn<Modal>;
  } | null;
  problems: PreviewProblem[];
}

/** What is drawn, or Slack's words for why it would refuse it. */
export type Drawn<T> = { ok: true; drawn: T } | { ok: false; refusals: string[] };
