import type { Context } from '@slack/bolt';
import type { Workspace } from './workspace.ts';

/** What a person has done that makes the bot answer them or work for them. */
export interface Asked {
  userId: string;
  /** Where they did it; in private, they are told there that it was too much. */
  at: AskedAt;
  /** Tells whether it is about what is their own, such as stopping their nudges: that takes effect, however much it is. */
  own: () => boolean;
}

export type AskedAt =
  | { type: 'response'; url: string }
  | {
      type: 'channel';
      direct: boolean;
      channel: string;
      ts: string;
      threadTs: string | undefined;
      text: string;
    }
  | { type: 'direct' };

/** How much of one person is read per minute. */
export interface MessageLimit {
  /**
   * Counts it. Whoever has had their share is told so, once.
   * @returns whether to answer it. What is a person's own and not answered takes effect without a word. Never rejects
   */
  admits(asked: Asked, workspace: Workspace): Promise<boolean>;
  /** Whether a text asks for what is the writer's own, in whatever place. @param text without the bot's mention */
  isOwn(text: string): boolean;
}

/** From now on, what a request asks for is done without an answer. */
export function answerNothing(context: Context): void {
  Object.assign(context, { withoutAnswer: true });
}

/** Whether what a request asks for is done without an answer. */
export function isWithoutAnswer(context: Context): boolean {
  return (context as { withoutAnswer?: boolean }).withoutAnswer === true;
}
