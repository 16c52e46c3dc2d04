import type { AnswerService } from '../../answers/answer-service.ts';
import type { Library } from '../../cards/library.ts';
import type { Command, CommandText } from '../kit/command.ts';
import { type CardList, cardLists, cardListView, topicListId } from './list-view.ts';
import { BROWSE_HELP } from './words.ts';

export interface BrowseCommandDeps {
  answers: Pick<AnswerService, 'library'>;
}

/** The name of a kind, or of a topic across kinds, lists its cards. */
export const browseCommand: Command<BrowseCommandDeps, CardList> = {
  names: ['practices', 'challenges', 'skills'],
  help: {
    usage: ['practices', 'challenges', 'skills'],
    text: BROWSE_HELP,
  },
  visibility: 'everyone',
  // In a thread, “challenges” asks for those of what people wrote there.
  read: ({ key, library, inThread }: CommandText) =>
    inThread
      ? undefined
      : cardLists(library).find((list) => namesOf(list, library).includes(spelledOut(key))),
  words: (library) =>
    cardLists(library).flatMap((list) => namesOf(list, library).filter((name) => !name.includes(' '))),
  run: (_request, { answers }, list) => cardListView(list, answers.library(), 0),
};

/** “agents & llms”, which Slack escapes, as “agents and llms”. */
function spelledOut(key: string): string {
  return key.replace(/ *&(?:amp;)? */g, ' and ');
}

/**
 * What people may call a list when they want its cards: its name and, for a kind, its id and plurals (“skills”,
 * “challenges”), for a topic the words of `topics.yaml`.
 */
function namesOf({ id, name }: CardList, library: Library): string[] {
  const kind = library.kind(id);
  const topic = library.topics.find((one) => topicListId(one) === id);
  return [
    spelledOut(name.toLowerCase()),
    ...(kind ? [kind.id, ...kind.words.filter((word) => word.endsWith('s') && !word.includes(' '))] : []),
    ...(topic?.words.map(spelledOut) ?? []),
  ];
}
