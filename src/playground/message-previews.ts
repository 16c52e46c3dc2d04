import type { PreviewOptions, PreviewSource } from '@guidepost/local-slack/previews';
import type { CardPreviews } from '../authoring/card-previews.ts';

type Previews = Pick<CardPreviews, 'list' | 'card' | 'onChange'>;

/** The cards as the local Slack's preview page shows them; `previews` gives undefined until the app runs. */
export function cardsAsMessages(previews: () => Previews | undefined): PreviewOptions {
  return {
    words: {
      one: 'card',
      many: 'cards',
      message: {
        title: 'Short answer',
        note: 'In the newest blocks. Two related cards stand where an answer shows what else fits the question.',
      },
      modal: {
        title: 'Whole card',
        note: 'The window that “Read the whole card” opens; in Slack it scrolls.',
      },
    },
    source: () => {
      const running = previews();
      return running && sourceOf(running);
    },
  };
}

function sourceOf(previews: Previews): PreviewSource {
  return {
    async list() {
      const { kinds, cards, elsewhere } = await previews.list();
      const items = cards.map(({ kind, own, ...card }) => ({ ...card, group: kind, badge: badgeOf(own) }));
      return { groups: kinds, items, elsewhere };
    },
    async item(id) {
      const preview = await previews.card(id);
      if (!preview) return undefined;
      const { own, shown, ...card } = preview;
      return {
        ...card,
        badge: badgeOf(own),
        shown: shown && { message: shown.answer, modal: shown.modal },
      };
    },
    onChange: (listener) => previews.onChange(listener),
  };
}

/** Cards from the team's own folder are marked. */
function badgeOf(own: boolean): string {
  return own ? 'own' : '';
}
