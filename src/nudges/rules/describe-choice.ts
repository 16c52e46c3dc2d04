import type { Kind } from '../../cards/card.ts';
import type { Schedule, Topics } from '../subscription.ts';
import { countries, regionsOf } from './holidays.ts';
import { chosenDays } from './moments.ts';

/** ISO weekdays in English, Monday first. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** When nudges come, in words: “Monday to Friday at 09:30 (Europe/Berlin)”. */
export function describeSchedule(choice: Pick<Schedule, 'days' | 'cadence' | 'time' | 'zone'>): string {
  const days = describeDays(chosenDays(choice));
  const often = choice.cadence === 'weekly' ? `once a week, on ${days}` : days;
  return `${often} at ${choice.time} (${choice.zone})`;
}

/** @param days ISO weekdays, in order */
function describeDays(days: readonly number[]): string {
  const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1];
  if (days.length === 7) return 'every day';
  const name = (day: number) => WEEKDAYS[day - 1] ?? '';
  if (days.length > 2 && last - first === days.length - 1) return `${name(first)} to ${name(last)}`;
  return listInWords(days.map(name));
}

/** Which cards are wanted: “Best practices and Soft skills, only what is new”. */
export function describeTopics({ kinds, tags, onlyUnseen }: Topics, allKinds: readonly Kind[]): string {
  const names = [
    ...kinds.map((id) => allKinds.find((kind) => kind.id === id)?.name ?? id),
    ...(tags.length > 0 ? [`the ${tags.length === 1 ? 'tag' : 'tags'} ${listInWords(tags)}`] : []),
  ];
  const what = names.length > 0 ? listInWords(names) : 'everything about the work';
  return onlyUnseen ? `${what}, only what is new` : what;
}

/** Countries whose names take an article within a sentence. */
const WITH_ARTICLE =
  /^(?:United |(?:Bahamas|Comoros|Gambia|Isle of Man|Maldives|Netherlands|Philippines|Seychelles)$|.*(?:Islands|Republic(?: of the Congo)?)$)/;

/** The same within a sentence: “the United States”, “California, the United States”. @param place as `describePlace` says it */
export function placeInSentence(place: string): string {
  return place.replace(/[^,]+$/, (part) => {
    const country = part.trimStart();
    return WITH_ARTICLE.test(country) ? `${part.slice(0, part.length - country.length)}the ${country}` : part;
  });
}

/** “Germany”, or “Bavaria, Germany”. */
export function describePlace(code: string): string {
  const [country = ''] = code.split('-');
  const name = countries().find((one) => one.code === country)?.name ?? country;
  const region = regionsOf(country).find((one) => one.code === code)?.name;
  return region ? `${region}, ${name}` : name;
}

/** “a, b and c”. */
export function listInWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
