import type { LocalSlack } from '../local-slack.ts';
import type { Arguments } from './arguments.ts';

/** One method of the Web API. */
export interface Method {
  /** Which kind of token may call it. */
  token: 'bot' | 'app' | 'any' | 'none';
  /** Any one of these scopes is enough; none are needed when the list is empty. */
  scopes: readonly string[];
  /** Answers the fields beside `ok`; throws an ApiError to refuse. */
  run(slack: LocalSlack, args: Arguments): Record<string, unknown>;
}

export type Methods = Record<string, Method>;
