import type { Workspace } from './workspace.ts';

/** What a person is called, to name them without a ping; undefined if Slack doesn't say. Plain text. */
export async function plainName(
  { client, log }: Pick<Workspace, 'client' | 'log'>,
  userId: string,
): Promise<string | undefined> {
  try {
    const { user } = await client.users.info({ user: userId });
    return user?.profile?.real_name || user?.profile?.display_name || undefined;
  } catch (error) {
    log.debug({ event: 'profile.name_unknown', err: error }, 'could not look up what a person is called');
    return undefined;
  }
}
