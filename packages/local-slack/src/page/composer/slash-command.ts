/** A composer's text read as Slack reads it: a message, a slash command, or a refusal in Slack's words. */
import type { SlashCommand } from '../../protocol.ts';

export type Typed =
  | { kind: 'message'; text: string }
  | { kind: 'command'; command: string; text: string }
  | { kind: 'refused'; message: string };

/** Decides what sending `typed` means. */
export function readTyped(typed: string, commands: readonly SlashCommand[], inThread: boolean): Typed {
  const match = /^\/([\w-]+)(?:\s+([\s\S]*))?$/.exec(typed);
  if (!match) return { kind: 'message', text: typed.trim() };
  const command = `/${match[1] ?? ''}`;
  if (inThread) return { kind: 'refused', message: `${command} is not supported in threads. Sorry!` };
  if (!commands.some((known) => known.command.toLowerCase() === command.toLowerCase())) {
    return { kind: 'refused', message: `${command} is not a valid command.` };
  }
  return { kind: 'command', command: command.toLowerCase(), text: (match[2] ?? '').trim() };
}
