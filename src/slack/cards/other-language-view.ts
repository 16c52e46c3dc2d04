import type { Answer } from '../../answers/answer.ts';
import type { Library } from '../../cards/library.ts';
import { actions, button, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { IN_THEIR_LANGUAGE, otherLanguageText } from './other-language-words.ts';
import { aboutCard } from './words.ts';

/** Tells somebody in their language that the cards are in English: the nearest card or how to ask, and the way to all. */
export function otherLanguageView(
  { id, language, nearest }: Extract<Answer, { type: 'other-language' }>,
  library: Library,
): Reply {
  const { openCard, browse } = IN_THEIR_LANGUAGE[language];
  const text = escapeText(otherLanguageText(language, nearest?.card.title));
  const kind = library.kinds.find((one) => library.ofKind(one.id).length > 0);
  const controls = [
    ...(nearest
      ? [
          button(openCard, {
            action: ACTIONS.openCard,
            value: packRef({ cardId: nearest.card.id, answerId: id }),
            label: aboutCard(openCard, nearest.card.title),
          }),
        ]
      : []),
    ...(kind ? [button(browse, { action: ACTIONS.browseKind, value: kind.id })] : []),
  ];
  return {
    ...reply(text, () => [section(text), ...(controls.length > 0 ? [actions(...controls)] : [])]),
    ...(nearest && { cardId: nearest.card.id }),
    answerId: id,
    unanswered: true,
    inTheirLanguage: true,
  };
}
