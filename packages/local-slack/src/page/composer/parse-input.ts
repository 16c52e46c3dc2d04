/** The composer's text as Slack reads it: a message, a slash command, or a refusal in Slack's words. */
import type { SlashCommand } from '../../protocol.ts';

export type ComposerInput =
  | { type: 'message'; text: string }
  | { type: 'command'; command: string; text: string }
  | { type: 'refused'; message: string };

/** Decides what sending `typed` means. */
export function parseInput(
  typed: string,
  commands: readonly SlashCommand[],
  inThread: boolean,
): ComposerInput {
  const match = /^\/([\w-]+)(?:\s+([\s\S]*))?$/.exec(typed);
  if (!match) return { type: 'message', text: typed.trim() };
  const command = `/${match[1] ?? ''}`;
  if (inThread) return { type: 'refused', message: `${command} is not supported in threads. Sorry!` };
  if (!commands.some((known) => known.command.toLowerCase() === command.toLowerCase())) {
    return { type: 'refused', message: `${command} is not a valid command.` };
  }
  return { type: 'command', command: command.toLowerCase(), text: (match[2] ?? '').trim() };
}
