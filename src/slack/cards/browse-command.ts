import type { AnswerService } from '../../answers/answer-service.ts';
import type { Kind } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { Command, CommandText } from '../kit/command.ts';
import { listView } from './list-view.ts';
import { BROWSE_HELP } from './words.ts';

export interface BrowseCommandDeps {
  answers: Pick<AnswerService, 'library'>;
}

/** The name of a kind lists its cards. */
export const browseCommand: Command<BrowseCommandDeps, Kind> = {
  names: ['practices', 'challenges', 'skills'],
  help: {
    usage: ['practices', 'challenges', 'skills'],
    text: BROWSE_HELP,
  },
  visibility: 'everyone',
  // In a thread, “challenges” asks for those of what people wrote there.
  read: ({ key, library, inThread }: CommandText) =>
    inThread ? undefined : kindsOf(library).find((kind) => namesOf(kind).includes(key)),
  words: (library) => kindsOf(library).flatMap((kind) => namesOf(kind).filter((name) => !name.includes(' '))),
  run: (_request, { answers }, kind) => listView(kind, answers.library(), 0),
};

function kindsOf(library: Library): Kind[] {
  return library.kinds.filter((kind) => library.ofKind(kind.id).length > 0);
}

/**
 * What people may call a kind when they want its cards: its id, its name, and its plurals (“skills”, “challenges”).
 */
function namesOf(kind: Kind): string[] {
  return [
    kind.id,
    kind.name.toLowerCase(),
    ...kind.words.filter((word) => word.endsWith('s') && !word.includes(' ')),
  ];
}
