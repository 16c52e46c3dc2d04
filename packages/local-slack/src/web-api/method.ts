import type { LocalSlack } from '../local-slack.ts';
import type { Arguments } from './arguments.ts';

/** One method of the Web API. */
export interface Method {
  /** Which type of token may call it. */
  token: 'bot' | 'app' | 'any' | 'none';
  /** Any one of these scopes is enough. An empty list means that none is needed. */
  scopes: readonly string[];
  /** Returns the fields besides `ok`. Throws an ApiError to refuse. */
  run(slack: LocalSlack, args: Arguments): Record<string, unknown>;
}

export type Methods = Record<string, Method>;
