import type { LocalSlack } from '../local-slack.ts';
import type { Channel } from '../protocol.ts';
import { ApiError } from './api-error.ts';

/** Throws `missing_scope` with Slack's `needed` and `provided` if the app has none of these scopes. */
export function requireScope(slack: LocalSlack, anyOf: readonly string[]): void {
  const provided = slack.manifest.botScopes;
  if (anyOf.length === 0 || anyOf.some((scope) => provided.includes(scope))) return;
  throw new ApiError('missing_scope', { needed: anyOf[0], provided: provided.join(',') });
}

/** Scopes whose name starts with the type of conversation: `channels:history`, `im:read`, and so on. */
export function conversationScope(channel: Channel, right: 'history' | 'read' | 'write'): string {
  const kinds = { public: 'channels', private: 'groups', dm: 'im' } as const;
  return `${kinds[channel.kind]}:${right}`;
}
