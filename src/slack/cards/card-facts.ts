import type { Library } from '../../cards/library.ts';
import type { Workspace } from '../kit/workspace.ts';

/** What a view of the whole card needs to know besides the card. */
export interface CardFacts {
  library: Library;
  /** The moment at which it is shown: it says how long ago a card was checked. */
  now: Date;
  /** The address of the outline of the guide, if there is one; see GUIDE_URL in .env.example. */
  guideUrl: string | undefined;
}

export interface CardFactsDeps {
  answers: { library(): Library };
  guideUrl: string | undefined;
}

/** The facts at the moment of a request. */
export function cardFacts({ now }: Pick<Workspace, 'now'>, { answers, guideUrl }: CardFactsDeps): CardFacts {
  return { library: answers.library(), now: now(), guideUrl };
}
