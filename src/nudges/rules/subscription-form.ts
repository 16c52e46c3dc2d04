import type { Library } from '../../cards/library.ts';
import { readZone } from '../../people/time-zone.ts';
import type { Schedule, SubscriptionChoice } from '../subscription.ts';
import { FORM_PROBLEM } from '../words.ts';
import { isKnownPlace } from './holidays.ts';
import { type Learner, readLearner } from './learner.ts';

/** What somebody entered in a form, unchecked. */
export interface SubscriptionForm {
  /** ISO weekdays as numbers or digits. */
  days: readonly (number | string)[];
  time: string | null | undefined;
  zone: string | null | undefined;
  kinds: readonly string[];
  tags: readonly string[];
  onlyUnseen: boolean;
  holidaysOf: string | null | undefined;
  /** How far a person has come and what they want to hear more of, as `packLearner` packs it; a channel has none. */
  learner?: string | null | undefined;
}

export interface FormProblem {
  field: 'days' | 'time' | 'zone' | 'holidaysOf' | 'kinds' | 'tags' | 'learner';
  /** A sentence for the person. */
  message: string;
}

const NOT_ASKED: Learner = { level: null, interest: null };
const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/**
 * Checks and normalizes a form. Reports all problems at once, each with its field.
 * @param withoutKinds kinds that the team has left out for everyone
 */
export function readForm(
  form: SubscriptionForm,
  library: Pick<Library, 'cards' | 'kind' | 'curriculum'>,
  withoutKinds: readonly string[] = [],
): { ok: true; choice: SubscriptionChoice; learner: Learner } | { ok: false; problems: FormProblem[] } {
  const problems: FormProblem[] = [];
  const days = [...new Set(form.days.map(Number))].toSorted((a, b) => a - b);
  const strange = days.some((day) => !Number.isInteger(day) || day < 1 || day > 7);
  if (days.length === 0) problems.push({ field: 'days', message: FORM_PROBLEM.noDay });
  else if (strange) {
    problems.push({ field: 'days', message: FORM_PROBLEM.strangeDay });
  }

  const typedTime = form.time?.trim() ?? '';
  const clock = TIME.exec(typedTime);
  if (!typedTime) problems.push({ field: 'time', message: FORM_PROBLEM.noTime });
  else if (!clock) {
    problems.push({
      field: 'time',
      message: FORM_PROBLEM.strangeTime(typedTime),
    });
  }

  const typedZone = form.zone?.trim() ?? '';
  const zone = readZone(typedZone);
  if (!typedZone) problems.push({ field: 'zone', message: FORM_PROBLEM.noZone });
  else if (zone === undefined) {
    problems.push({
      field: 'zone',
      message: FORM_PROBLEM.strangeZone(typedZone),
    });
  }

  const place = form.holidaysOf?.trim().toUpperCase() || null;
  if (place !== null && !isKnownPlace(place)) {
    problems.push({
      field: 'holidaysOf',
      message: FORM_PROBLEM.strangeRegion(form.holidaysOf?.trim() ?? ''),
    });
  }

  // What the menus don't offer can only be old or made up, and would be stored and shown to others as it is.
  const kinds = [...new Set(form.kinds)];
  const strangeKind = kinds.find((id) => withoutKinds.includes(id) || library.kind(id) === undefined);
  if (strangeKind !== undefined) {
    problems.push({ field: 'kinds', message: FORM_PROBLEM.strangeKind(strangeKind) });
  }

  const tags = [...new Set(form.tags)];
  // A tag that only kinds bring that the team has left out would promise nudges that never come.
  const known = new Set(
    library.cards.filter(({ kind }) => !withoutKinds.includes(kind)).flatMap(({ tags: own }) => own),
  );
  const strangeTag = tags.find((tag) => !known.has(tag));
  if (strangeTag !== undefined) {
    problems.push({ field: 'tags', message: FORM_PROBLEM.strangeTag(strangeTag) });
  }

  const learner = form.learner ? readLearner(form.learner, library) : NOT_ASKED;
  if (!learner) problems.push({ field: 'learner', message: FORM_PROBLEM.strangeLearner });

  if (problems.length > 0 || !clock || zone === undefined || !learner) return { ok: false, problems };
  return {
    ok: true,
    learner,
    choice: {
      days,
      time: `${clock[1]?.padStart(2, '0')}:${clock[2]}`,
      zone,
      topics: {
        kinds,
        tags,
        onlyUnseen: form.onlyUnseen,
      },
      holidaysOf: place,
    },
  };
}

/** The schedule that a choice starts with. */
export function newSchedule(choice: SubscriptionChoice): Schedule {
  return { ...choice, status: 'active', pausedUntil: null, cadence: 'daily', unanswered: 0, endedWhy: null };
}
