import type { Card, GuidePlace, Role } from '../../cards/card.ts';
import { sectionSlug } from '../../cards/section-slug.ts';
import { type Block, context } from '../kit/blocks.ts';
import { escapeText, linkTo } from '../kit/escape.ts';
import type { CardFacts } from './card-facts.ts';
import { lastChecked } from './checked-text.ts';
import { personText } from './person-text.ts';
import { BEYOND_THE_GUIDE, fromGuide, guidePlace, lookedAfterBy, STARTING_VALUES } from './words.ts';

/**
 * Where a card comes from, who looks after it, and when it was last checked.
 * @param people whether to name the people who look after it: in a message, Slack would notify them
 */
export function cardFooter(
  card: Card,
  { library, now, guideUrl }: CardFacts,
  { people }: { people: boolean },
): Block[] {
  return [
    context(
      sourceOf(card.guide, guideUrl),
      ...(card.owner ? [lookedAfterBy(caretaker(card.owner, library.role(card.owner), people))] : []),
      lastChecked(card, now),
    ),
    ...(card.startingValues ? [context(STARTING_VALUES)] : []),
  ];
}

function sourceOf(guide: GuidePlace | null, guideUrl: string | undefined): string {
  if (!guide) return BEYOND_THE_GUIDE;
  const place = guidePlace(guide.section, guide.item);
  return fromGuide(guideUrl ? linkTo(`${guideUrl}#${sectionSlug(guide.section)}`, place) : place);
}

/** “Platform (@Ana)”. @returns mrkdwn */
function caretaker(owner: string, role: Role | undefined, withPeople: boolean): string {
  const name = escapeText(role?.name ?? owner);
  const people = withPeople && role ? role.people.map(personText) : [];
  return people.length > 0 ? `${name} (${people.join(', ')})` : name;
}
