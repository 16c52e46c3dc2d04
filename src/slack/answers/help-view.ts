import type { Library } from '../../cards/library.ts';
import { kindButtons } from '../cards/card-buttons.ts';
import { exampleButtons, examplesOf } from '../cards/example-buttons.ts';
import { aboutCards, NO_CARDS } from '../cards/words.ts';
import { actions, button, context, header, type Reply, reply, section } from '../kit/blocks.ts';
import type { CommandHelp, CommandInfo } from '../kit/command.ts';
import { ACTIONS } from '../kit/ids.ts';
import { COMMAND } from '../kit/words.ts';
import {
  commandLine,
  commandList,
  didYouMean,
  HELP_TITLE,
  helpSummary,
  waysToAsk,
  whatIKnow,
} from './words.ts';

/** What people can ask and how, with examples to click. @param botUserId for the mention in the text */
export function helpView(library: Library, botUserId: string, commands: readonly CommandInfo[]): Reply {
  return reply(helpSummary(examplesOf(library)), () => [
    header(HELP_TITLE),
    section(library.cards.length > 0 ? whatIKnow(library) : NO_CARDS),
    ...exampleButtons(library),
    section(waysToAsk(botUserId)),
    context(commandList(commands.flatMap(({ help }) => (help ? [lineOf(help)] : [])))),
    ...kindButtons(library),
    ...(library.cards.length > 0 ? [context(aboutCards(library.cards.length))] : []),
  ]);
}

function lineOf({ usage: [first, ...others], text }: CommandHelp): string {
  return commandLine([`${COMMAND} ${first}`, ...others], text);
}

/** Answers a single word that is almost a subcommand with that subcommand, to click. */
export function didYouMeanView(subcommand: string): Reply {
  const { text, plain } = didYouMean(subcommand);
  return reply(plain, () => [
    section(text),
    actions(
      button(`${COMMAND} ${subcommand}`, {
        action: ACTIONS.askExample,
        value: subcommand,
        index: 0,
        style: 'primary',
      }),
    ),
  ]);
}
