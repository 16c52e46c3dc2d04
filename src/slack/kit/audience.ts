import type { Audience } from '../../people/conversation.ts';
import { createExpiring } from './expiring.ts';
import { isPlatformError } from './platform-error.ts';
import type { Workspace } from './workspace.ts';

/** How long to rely on what Slack said about a channel, in ms. */
const KNOWN_MS = 60 * 60_000;
/** The same for a public one: once it is private, what is asked there must not be shown to others. */
const PUBLIC_MS = 60_000;
/** How many channels to keep in memory. */
const REMEMBERED = 5000;

export interface Audiences {
  /** Who can read what is said in a channel; undefined if Slack doesn't say. Never rejects. */
  of(workspace: Workspace, channel: string): Promise<Audience | undefined>;
}

/** Looks up who can read along, because an event does not say it of a mention. */
export function createAudiences(): Audiences {
  const known = createExpiring<Audience>(REMEMBERED);
  return {
    async of(workspace, channel) {
      const at = workspace.now().getTime();
      const key = `${workspace.team} ${channel}`;
      const before = known.get(key, at);
      if (before) return before;
      const audience = await lookUp(workspace, channel);
      if (audience) known.set(key, audience, at, audience === 'public' ? PUBLIC_MS : KNOWN_MS);
      return audience;
    },
  };
}

async function lookUp({ client, log }: Workspace, channel: string): Promise<Audience | undefined> {
  try {
    const { channel: info } = await client.conversations.info({ channel });
    if (!info) return undefined;
    if (info.is_im) return 'direct';
    if (info.is_mpim) return 'group';
    return info.is_private ? 'private-channel' : 'public';
  } catch (error) {
    // An app that was installed before it asked for mpim:read may look at all others.
    if (isPlatformError(error, 'missing_scope')) return 'group';
    log.debug({ event: 'audience.unknown', err: error }, 'could not look up who can read a channel');
    return undefined;
  }
}
