import type { Library } from '../../cards/library.ts';
import type { PathService } from '../../path/path-service.ts';
import type { Reply } from '../kit/blocks.ts';
import type { Command, CommandText, TextRequest } from '../kit/command.ts';
import { noteView } from '../kit/note-view.ts';
import { userIdsIn } from '../kit/slack-ids.ts';
import { firstDaysView } from './first-days-view.ts';
import { inviteView } from './invite-view.ts';
import { pathView } from './path-view.ts';
import { NO_FIRST_DAYS, PATH_HELP, PATH_IS_PRIVATE } from './words.ts';

export interface PathCommandDeps {
  path: PathService;
  answers: { library(): Library };
}

/** What a text asks for: where somebody is, their first 30 days, or how to invite somebody to theirs. */
type PathArgs = { type: 'show' } | { type: 'first-days' } | { type: 'invite'; userId: string | undefined };

const NAMES = ['path', 'my path', 'growth path', 'my growth path'] as const;
const FIRST_DAYS = ['path first 30 days', 'first 30 days', 'my first 30 days'];
/** “path for @Marco”; Slack writes a person as “<@U0MARCO>” in messages and by their name after a command. */
const FOR_SOMEBODY = /^path for (?:<@([uw][a-z0-9]{1,30})(?:\|[^>]*)?>|@\S.{0,80})$/;

export const pathCommand: Command<PathCommandDeps, PathArgs> = {
  names: NAMES,
  help: { usage: ['path'], text: PATH_HELP },
  visibility: 'private',
  privateNote: PATH_IS_PRIVATE,
  read: readPath,
  words: () => ['path'],
  phrases: ['my path', 'path first 30 days'],
  run: pathReply,
};

function readPath({ key, afterSlash, inThread }: CommandText): PathArgs | undefined {
  // Where people talk, the bare word may be about anything.
  if (key === 'path' && inThread) return undefined;
  if ((NAMES as readonly string[]).includes(key)) return { type: 'show' };
  if (FIRST_DAYS.includes(key)) return { type: 'first-days' };
  const [, id] = FOR_SOMEBODY.exec(key) ?? [];
  if (id !== undefined) return { type: 'invite', userId: userIdsIn([id.toUpperCase()], 1)?.[0] };
  return afterSlash && FOR_SOMEBODY.test(key) ? { type: 'invite', userId: undefined } : undefined;
}

async function pathReply(
  { asker }: TextRequest,
  { path, answers }: PathCommandDeps,
  args: PathArgs,
): Promise<Reply> {
  const library = answers.library();
  if (args.type === 'show') return pathView(await path.status(asker), library);
  if (library.firstDays.length === 0) return noteView(NO_FIRST_DAYS);
  if (args.type === 'invite') return inviteView(args.userId);
  return firstDaysView((await path.status(asker)).firstDays, library);
}
