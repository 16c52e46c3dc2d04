import { isPlatformError } from '../kit/platform-error.ts';
import { type AdmissionSettings, isAdmitted, type Standings } from '../kit/standing.ts';
import type { Workspace } from '../kit/workspace.ts';
import { COULD_NOT_LOOK_THEM_UP, NOT_A_MEMBER } from './words.ts';

export interface RecipientDeps extends AdmissionSettings {
  standings: Standings;
}

/** Slack's error codes for an id that is nobody's, or nobody's whom the bot can see. */
const NOBODY = ['user_not_found', 'user_not_visible'];

/**
 * Why something private can't be shown to somebody whom a person has chosen: only to people, and only to those whom the bot
 * answers. The id comes from a form, which a client may have changed.
 * @returns plain text; undefined if it can
 */
export async function whyNotFor(
  workspace: Workspace,
  userId: string,
  deps: RecipientDeps,
): Promise<string | undefined> {
  try {
    const { user } = await workspace.retryingClient.users.info({ user: userId });
    if (!user || user.is_bot || user.deleted || user.id === 'USLACKBOT') return NOT_A_MEMBER;
  } catch (error) {
    if (!isPlatformError(error, ...NOBODY)) throw error;
    return NOT_A_MEMBER;
  }
  const standing = await deps.standings.of({ userId, team: undefined, enterprise: undefined }, workspace);
  if (standing === 'unknown') return COULD_NOT_LOOK_THEM_UP;
  return isAdmitted(standing, deps) ? undefined : NOT_A_MEMBER;
}
