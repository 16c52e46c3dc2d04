/** An agent's conversations: each top-level message begins one. Pure: messages in, chats out. */
import type { Message, PageState } from '../../protocol.ts';
import { topLevel } from '../state/conversation.ts';
import { plainText } from '../text/mrkdwn.ts';

export interface Chat {
  ts: string;
  /** The title that the app gave it, or else its first words. */
  title: string;
  replies: number;
}

const TITLE_LENGTH = 60;

/** The conversations with the agent, newest first. */
export function chatsOf(state: PageState): Chat[] {
  return topLevel(state.messages, state.botDmChannel)
    .filter(
      (message) =>
        !message.ephemeral && (message.title || message.replyCount > 0 || message.userId === state.me.id),
    )
    .map((message) => ({ ts: message.ts, title: titleOf(message, state), replies: message.replyCount }))
    .reverse();
}

/** The title above the message that begins a conversation; none if the message says the same. */
export function titleAbove(message: Message, state: PageState): string | undefined {
  const { title } = message;
  if (!title) return undefined;
  const said = title
    .replace(/(?:…|\.\.\.)$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  return spokenBy(message, state).toLowerCase().startsWith(said) ? undefined : title;
}

/** The title of the conversation that begins with this message. */
export function titleOf(message: Message, state: PageState): string {
  if (message.title) return message.title;
  const text = spokenBy(message, state);
  return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH - 1)}…` : text;
}

/** A message's text, on one line. */
function spokenBy(message: Message, state: PageState): string {
  const names = (id: string) => state.people.find((one) => one.id === id)?.realName ?? id;
  return plainText(message.text, names).replace(/\s+/g, ' ').trim();
}
