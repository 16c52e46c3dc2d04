import type { Library } from '../../cards/library.ts';
import type { Nudges } from '../../nudges/nudges.ts';
import type { Workspace } from '../kit/workspace.ts';

/** What a view of the whole card needs to know besides the card. */
export interface CardFacts {
  library: Library;
  /** The moment at which it is shown: it says how long ago a card was checked. */
  now: Date;
  /** The address of the outline of the guide, if there is one; see GUIDE_URL in .env.example. */
  guideUrl: string | undefined;
  /** The ids of the kinds that the team has left out of nudges; none unless given. */
  withoutNudges?: ReadonlySet<string>;
}

export interface CardFactsDeps {
  answers: { library(): Library };
  guideUrl: string | undefined;
  nudges: Pick<Nudges, 'kindsToChoose'>;
}

/** The facts at the moment of a request. */
export function cardFacts(
  { now }: Pick<Workspace, 'now'>,
  { answers, guideUrl, nudges }: CardFactsDeps,
): CardFacts {
  const library = answers.library();
  const coming = new Set(nudges.kindsToChoose().map(({ id }) => id));
  const withoutNudges = new Set(library.kinds.flatMap(({ id }) => (coming.has(id) ? [] : [id])));
  return { library, now: now(), guideUrl, withoutNudges };
}
