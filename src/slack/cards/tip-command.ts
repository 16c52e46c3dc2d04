import type { AnswerService } from '../../answers/answer-service.ts';
import type { Command } from '../kit/command.ts';
import { tipView } from './tip-view.ts';
import { TIP_HELP } from './words.ts';

export interface TipDeps {
  answers: Pick<AnswerService, 'library' | 'tip'>;
}

export const tipCommand: Command<TipDeps> = {
  names: ['tip', 'random', 'surprise me', 'another tip'],
  help: { usage: ['tip'], text: TIP_HELP },
  visibility: 'everyone',
  words: () => ['tip'],
  run: async ({ asker, shareable }, { answers }) =>
    tipView(await answers.tip(asker), answers.library(), shareable),
};
