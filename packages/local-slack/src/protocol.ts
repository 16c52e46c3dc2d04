/**
 * The protocol between the server and its page. Types only: the page is bundled for the browser and must not pull in
 * server code.
 *
 * The page opens `GET /page/events?as=<user id>` (server-sent events). Every `data:` line is one complete `PageState`
 * for that person. Complete states instead of patches, because a page that misses one is right again with the next.
 * Whatever a person does goes to `POST /page/act?as=<user id>` as one `PageAction`; the answer is an `ActResult`. With
 * `&window=<any name>` in both, a modal opens only in the window that asked for it.
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
  /** Hex color for the avatar, which shows initials because no images are fetched. */
  color: string;
  /** IANA zone, e.g. `Europe/Berlin`. */
  tz: string;
  /** Set for this workspace's guests: in several channels, or in a single one. */
  guest?: 'multi' | 'single';
  /** The workspace that an outsider belongs to (Slack Connect). Default: ours. */
  teamId?: string;
  /** The account was deactivated. */
  deactivated?: boolean;
  /** Set to away; otherwise active. */
  away?: boolean;
  /** A temporary do-not-disturb, in addition to the nightly hours; Unix seconds. */
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
  /** Visible only to the person whose state this is. */
  ephemeral?: boolean;
  edited?: boolean;
  reactions: { name: string; userIds: string[] }[];
  /** Thread parents only. */
  replyCount: number;
  /** Thread parents in an agent's Messages tab: the title that the app gave the conversation. */
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
  /** One of Slack's own commands, which every workspace has. */
  builtIn?: true;
}

export interface Shortcut {
  callbackId: string;
  name: string;
  description: string;
  type: 'message' | 'global';
}

/** A prompt that an agent suggests: people see `title` and send `message`. */
export interface SuggestedPrompt {
  title: string;
  message: string;
}

/** What an app is doing in a thread, until it answers there. */
export interface ThreadStatus {
  channel: string;
  threadTs: string;
  /** Follows the app's name: `is thinking…`. */
  text: string;
  /** If the app gave any, these rotate instead of the status. */
  loading: string[];
}

/** An input or output of a workflow step; `type` is Slack's word, e.g. `slack#/types/user_id`. */
export interface StepParameter {
  name: string;
  type: string;
  title: string;
  description: string;
  required: boolean;
  /** If not empty, only these values are allowed. */
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

/** A step that this person started. */
export interface StepRun {
  /** Slack's `function_execution_id`. */
  id: string;
  callbackId: string;
  state: 'running' | 'completed' | 'failed';
  outputs: Record<string, Json>;
  /** The app's error message if it failed. */
  error?: string;
}

/** Something that this person is told, as Slackbot would: e.g. "/ask failed: operation_timeout". */
export interface Notice {
  id: string;
  /** When Slackbot said it, as ISO 8601. */
  at: string;
  channel?: string;
  text: string;
}

export interface PageState {
  /** Goes up with every change. A lower version than the last one seen is out of date. */
  version: number;
  /** Differs between any two workspaces, such as before and after starting over. */
  workspaceId: string;
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
  /** False while no bot is connected; the page says so. */
  botConnected: boolean;
  notices: Notice[];
  /** Whether the app shows previews of its messages, at `/preview`. */
  previews: boolean;
  previewWords: PreviewWords;
  /** Examples for newcomers: text for the composer. */
  examples: string[];
  /** The app as an agent in its Messages tab; null when its manifest has no `agent_view`. */
  agent: { description: string; promptsTitle?: string; prompts: SuggestedPrompt[] } | null;
  statuses: ThreadStatus[];
  steps: WorkflowStep[];
  /** Newest last. */
  stepRuns: StepRun[];
  clock: ClockState;
}

/** Omitted properties stay as they are. */
export interface PersonChange {
  /** IANA zone. */
  tz?: string;
  guest?: 'none' | 'multi' | 'single';
  deactivated?: boolean;
  away?: boolean;
  /** Do not disturb for this many minutes from now; 0 ends it. */
  snoozeMinutes?: number;
}

/** The workspace's time, which anybody may move. */
export interface ClockState {
  /** Milliseconds ahead of the real time; 0 if it has not been moved. */
  aheadMs: number;
  /** When the clocks in this person's zone change next, in Unix milliseconds; null if they never do. */
  clockChange: number | null;
  /** What the moment is called when the app has something to do next; null if the app does not say when that is. */
  nextDue: string | null;
}

/** Where to move the workspace's time, in the zone of the person who moves it. */
export type ClockTarget =
  /** Tomorrow at 09:30. */
  | { at: 'tomorrow' }
  /** At 09:30 in a week, or on the Monday after it if that is on a weekend. */
  | { at: 'next-week' }
  /** When the app has something to do next, if it says when (`ClockState.nextDue`). */
  | { at: 'next-due' }
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
      /** The values of the inputs next to it. */
      values: ViewValues;
    }
  | { do: 'submit'; viewId: string; values: ViewValues }
  /** `all`: with the X, which also closes the modals below. */
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
  /** Starts a workflow with just this step; the result names the run. */
  | { do: 'runStep'; callbackId: string; inputs: Record<string, Json> }
  /** Opens the direct messages with somebody; the result names the channel. */
  | { do: 'openDm'; person: string }
  | { do: 'dismissNotice'; id: string }
  /** What an administrator or the person would do in Slack. Here, everybody may. */
  | { do: 'changePerson'; person: string; change: PersonChange }
  | { do: 'archiveChannel'; channel: string; archived: boolean }
  | { do: 'deleteChannel'; channel: string }
  /** Adds a person, or the app, to a channel or removes them. */
  | { do: 'setMember'; channel: string; person: string; member: boolean }
  /** Anybody may: it changes the time for everybody in the workspace. */
  | { do: 'moveClock'; to: ClockTarget }
  /** Deletes everything that was said and starts over with a new workspace. */
  | { do: 'reset' };

export type ActResult =
  | {
      ok: true;
      ts?: string;
      options?: { text: string; value: string; description?: string; group?: string }[];
      /** The run of the step that was started. */
      runId?: string;
      /** The channel that was opened. */
      channel?: string;
    }
  /** `error` is Slack's error code (`channel_not_found`), `message` one sentence for the person. */
  | { ok: false; error: string; message: string };

/**
 * Previews of messages, `GET /preview`. The page opens `GET /preview/events?item=<id>` (server-sent events); as above,
 * every `data:` line is one complete `PreviewState`. Without `item` it contains just the list.
 */
export interface PreviewState {
  /** The workspace around the preview, without its messages. */
  workspace: PageState;
  groups: PreviewGroup[];
  items: PreviewEntry[];
  /** Problems in files that belong to none of these items. */
  elsewhere: PreviewProblem[];
  /** Files have changed since and are being read: what is shown may be out of date. */
  checking: boolean;
  /** The id of the requested item. */
  asked: string | null;
  /** Null when there is no such item. */
  item: PreviewItem | null;
}

/** What the page calls things. The app that provides the previews may know better words than “message”. */
export interface PreviewWords {
  /** An item, and several: `message`, `messages`. */
  one: string;
  many: string;
  /** The heading above the message, and a sentence about what it shows. */
  message: { title: string; note: string };
  /** The heading above the modal, and a sentence about how people get there. */
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
  /** The id of its group. Items in an unknown group are listed under that id, after the others. */
  group: string;
  title: string;
  /** Searched, not shown. */
  summary: string;
  /** A word that marks it in the list; empty for none. */
  badge: string;
  /** How many problems there are in its file. */
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
  /** The path of its file. */
  path: string;
  badge: string;
  /** The file is broken; what is shown is the last good version. */
  stale: boolean;
  /** Null if there never was a good version. */
  shown: {
    /** The message's text, for notifications and screen readers. */
    text: string;
    /** The message in the newest blocks, and in the ones that are sent if Slack refuses those. */
    blocks: CheckResult<Block[]>;
    plain: CheckResult<Block[]>;
    modal: CheckResult<Modal>;
  } | null;
  problems: PreviewProblem[];
}

/** What is shown, or Slack's reasons for refusing it. */
export type CheckResult<T> = { ok: true; content: T } | { ok: false; refusals: string[] };
