import type { Library } from '../../cards/library.ts';
import { kindButtons } from '../cards/answer-view.ts';
import { exampleButtons } from '../cards/example-buttons.ts';
import { EXAMPLES } from '../cards/words.ts';
import { actions, type Block, button, context, header, type Reply, reply, section } from '../kit/blocks.ts';
import type { CommandHelp, CommandInfo } from '../kit/command.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS } from '../kit/ids.ts';
import { COMMAND } from '../kit/words.ts';

/** What can be asked and how, with examples to click. @param botUserId for the mention in the text */
export function helpView(library: Library, botUserId: string, commands: readonly CommandInfo[]): Reply {
  const spoken = `Ask me in your own words, with ${COMMAND} and a question, by mentioning me, or in a direct message. For example: ${EXAMPLES.join(' ')}`;
  return reply(spoken, () => [header('Ask Guidepost'), ...helpBlocks(library, botUserId, commands)]);
}

/** The same without a heading, for the Home tab. */
function helpBlocks(library: Library, botUserId: string, commands: readonly CommandInfo[]): Block[] {
  return [
    section(
      'I know guidance for DevOps teams who work with AI: best practices, challenges and their way out, soft skills, trends, the role, career and pay. Ask in your own words, as you would ask a colleague. Try one:',
    ),
    exampleButtons(),
    section(
      [
        `• \`${COMMAND} data quality\` – an answer that only you see; share it with a click`,
        ...commands.flatMap(({ help }) => (help ? [helpLine(help)] : [])),
        `• <@${botUserId}> in a channel or thread – an answer for everybody, in the thread; on its own in a thread, I read the thread`,
        '• a direct message to me – just ask',
        '• after an answer: “more”, “why this one?”, “challenges about that”, “save it”, “share it”',
        '• from anywhere: the shortcut *Search guidance*; on a message: *Find guidance*',
      ].join('\n'),
    ),
    section('*Or browse*'),
    kindButtons(library),
    context(`${library.cards.length} cards, written and reviewed by people. No language model is asked.`),
  ];
}

function helpLine({ usage: [first, ...others], text }: CommandHelp): string {
  const ways = [`${COMMAND} ${first}`, ...others].map((way) => `\`${escapeText(way)}\``);
  return `• ${ways.join(', ')} – ${text}`;
}

/** The answer to a single word that comes close to a sub-command: that sub-command, to click. */
export function meantView(subCommand: string): Reply {
  const command = `${COMMAND} ${subCommand}`;
  return reply(`Did you mean ${command}?`, () => [
    section(`Did you mean \`${command}\`?`),
    actions(button(command, { action: ACTIONS.askExample, value: subCommand, index: 0, style: 'primary' })),
  ]);
}
