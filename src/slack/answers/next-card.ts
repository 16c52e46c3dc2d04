import type { AnswerService } from '../../answers/answer-service.ts';
import type { FollowUpRequest } from '../../answers/follow-up.ts';
import { answerView } from '../cards/answer-view.ts';
import type { Reply } from '../kit/blocks.ts';
import { noteView } from '../kit/note-view.ts';
import { moreCardsView } from './follow-up-view.ts';
import { GOT_IT, NOTHING_ELSE_FITS, TRY_THIS } from './words.ts';

/**
 * The next card, instead of one that was not what somebody needs.
 * @param noted whether it is stored that the card did not help
 */
export async function nextCard(
  request: Omit<FollowUpRequest, 'howMany'>,
  { noted, shareable, now }: { noted: boolean; shareable: boolean; now: Date },
  answers: Pick<AnswerService, 'answerFurther' | 'library'>,
): Promise<Reply> {
  const further = await answers.answerFurther({ ...request, howMany: 1 });
  if (further.type === 'exhausted') return noteView(NOTHING_ELSE_FITS);
  const library = answers.library();
  const lead = noted ? GOT_IT : TRY_THIS;
  if (further.type === 'answered') return answerView(further, { library, now, shareable, lead });
  return moreCardsView(further, library, { howMany: 'one', ofKind: undefined, shareable, now });
}
