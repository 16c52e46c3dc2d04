/** A message's text without the bot's mention, wherever it occurs. */
export function withoutMention(text: string, botUserId: string): string {
  return text
    .replaceAll(new RegExp(`<@${botUserId}(\\|[^<>]*)?>`, 'g'), ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same with its lines kept apart: the search reads quoted lines and the ends of sentences. */
export function linesWithoutMention(text: string, botUserId: string): string {
  return text
    .split('\n')
    .map((line) => withoutMention(line, botUserId))
    .filter((line) => line !== '')
    .join('\n');
}

export function mentions(text: string, userId: string): boolean {
  return text.includes(`<@${userId}>`) || text.includes(`<@${userId}|`);
}

const MENTION = /<@[UW][A-Z0-9]+(\|[^<>]*)?>/;
const QUESTION_START =
  /^(and|but|so|ok|okay|also|then)?[\s,]*(how|what|whats|what's|which|who|where|when|why|can|could|should|would|do|does|did|is|are|any|anything|tell me|show me|explain)\b/i;

/**
 * Whether a reply in a thread, written without a mention, is a question to the bot: it calls the bot by name, or it
 * is a question right after the bot's own message. A reply that mentions somebody else is for them.
 * @param afterBot whether the message before it in the thread is the bot's
 */
export function isQuestionToBot(
  text: string,
  { afterBot, botName }: { afterBot: boolean; botName: string },
): boolean {
  if (speaksToOthers(text)) return false;
  const asks = /\?\s*$/.test(text.trim()) || QUESTION_START.test(text.trim());
  return callsByName(text, botName) || (afterBot && asks);
}

/** Whether a text that does not mention the bot mentions a person, a group or everybody. */
export function speaksToOthers(text: string): boolean {
  return MENTION.test(text) || /<![a-z]/.test(text);
}

/** Whether a text starts with the bot's name. */
export function callsByName(text: string, botName: string): boolean {
  return namedFirst(botName).test(text);
}

/** The text without the bot's name at the start: "Guidepost, how …" asks "how …". */
export function withoutName(text: string, botName: string): string {
  return text.replace(namedFirst(botName), '').trim() || text;
}

/** The bot's name at the start, perhaps after a greeting, with the punctuation after it. */
function namedFirst(botName: string): RegExp {
  return new RegExp(`^[\\s,]*(?:(?:hey|hi|ok|thanks)[\\s,]*)?@?${RegExp.escape(botName)}\\b[\\s,:!-]*`, 'i');
}

/**
 * A message's text as a person reads it: references as names where Slack includes them, links as bare addresses,
 * and Slack's three escapes undone. Escape it once more before you show any of it.
 */
export function readable(text: string): string {
  return text
    .replaceAll(/<[@#!][^<>|]*\|([^<>]*)>/g, '$1')
    .replaceAll(/<!(?:subteam\^)?([^<>]*)>/g, '@$1')
    .replaceAll(/<[@#][^<>]*>/g, '')
    .replaceAll(/<([^<>|]*)\|([^<>]*)>/g, '$2')
    .replaceAll(/<((?:https?|mailto):[^<>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
