import { readZone } from '../../people/time-zone.ts';
import type { Schedule, SubscriptionChoice } from '../subscription.ts';
import { isKnownPlace } from './holidays.ts';

/** What a form gives, unchecked. */
export interface SubscriptionForm {
  /** ISO weekdays as numbers or digits. */
  days: readonly (number | string)[];
  time: string | null | undefined;
  zone: string | null | undefined;
  kinds: readonly string[];
  tags: readonly string[];
  onlyUnseen: boolean;
  holidaysOf: string | null | undefined;
}

export interface FormProblem {
  field: 'days' | 'time' | 'zone' | 'holidaysOf';
  /** A sentence for the person. */
  message: string;
}

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/** Checks and tidies what a form gives; every problem at once, each with its field. */
export function readForm(
  form: SubscriptionForm,
): { ok: true; choice: SubscriptionChoice } | { ok: false; problems: FormProblem[] } {
  const problems: FormProblem[] = [];
  const days = [...new Set(form.days.map(Number))].toSorted((a, b) => a - b);
  const strange = days.some((day) => !Number.isInteger(day) || day < 1 || day > 7);
  if (days.length === 0) problems.push({ field: 'days', message: 'Choose at least one day.' });
  else if (strange) {
    problems.push({ field: 'days', message: 'A day is a number from 1 (Monday) to 7 (Sunday).' });
  }

  const typedTime = form.time?.trim() ?? '';
  const clock = TIME.exec(typedTime);
  if (!typedTime) problems.push({ field: 'time', message: 'Choose a time.' });
  else if (!clock) {
    problems.push({
      field: 'time',
      message: `“${typedTime}” is not a time on the clock. Write it like 09:30, from 00:00 to 23:59.`,
    });
  }

  const typedZone = form.zone?.trim() ?? '';
  const zone = readZone(typedZone);
  if (!typedZone) problems.push({ field: 'zone', message: 'Choose a time zone.' });
  else if (zone === undefined) {
    problems.push({
      field: 'zone',
      message: `There is no time zone “${typedZone}”. Write it like Europe/Berlin or America/New_York.`,
    });
  }

  const place = form.holidaysOf?.trim().toUpperCase() || null;
  if (place !== null && !isKnownPlace(place)) {
    problems.push({
      field: 'holidaysOf',
      message: `I know no public holidays of “${form.holidaysOf?.trim()}”. Write a country's code like DE, or one of its regions like DE-BY.`,
    });
  }

  if (problems.length > 0 || !clock || zone === undefined) return { ok: false, problems };
  return {
    ok: true,
    choice: {
      days,
      time: `${clock[1]?.padStart(2, '0')}:${clock[2]}`,
      zone,
      topics: {
        kinds: [...new Set(form.kinds)],
        tags: [...new Set(form.tags)],
        onlyUnseen: form.onlyUnseen,
      },
      holidaysOf: place,
    },
  };
}

/** A subscription as it begins, from what was chosen. */
export function newSchedule(choice: SubscriptionChoice): Schedule {
  return { ...choice, status: 'active', pausedUntil: null, cadence: 'daily', unanswered: 0, endedWhy: null };
}
