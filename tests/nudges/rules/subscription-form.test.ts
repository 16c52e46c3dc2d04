import { describe, expect, it } from 'vitest';
import { newSchedule, readForm, type SubscriptionForm } from '../../../src/nudges/rules/subscription-form.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';

const FORM: SubscriptionForm = {
  days: ['5', '1', 1],
  time: '9:05',
  zone: 'europe/berlin',
  kinds: ['practices', 'practices'],
  tags: [],
  onlyUnseen: true,
  holidaysOf: 'de-be',
};

const { library } = (await builtInCatalog()).current();

const problemsOf = (changes: Partial<SubscriptionForm>) => {
  const read = readForm({ ...FORM, ...changes }, library);
  return read.ok ? [] : read.problems;
};

describe('what a person chooses in the form', () => {
  it('is tidied: days in order and once, the time with two digits, names as they are spelled', () => {
    expect(readForm(FORM, library)).toEqual({
      ok: true,
      learner: { level: null, interest: null },
      choice: {
        days: [1, 5],
        time: '09:05',
        zone: 'Europe/Berlin',
        topics: { kinds: ['practices'], tags: [], onlyUnseen: true },
        holidaysOf: 'DE-BE',
      },
    });
  });

  it('does not count on tags that only cards of a kind have which the team has left out', () => {
    const kindsOf = (tag: string) =>
      library.cards.filter(({ tags }) => tags.includes(tag)).map(({ kind }) => kind);
    const [salaryOnly] = library
      .ofKind('salary')
      .flatMap(({ tags }) => tags)
      .filter((tag) => kindsOf(tag).every((kind) => kind === 'salary'));
    if (!salaryOnly) throw new Error('no tag is of salary cards alone');
    const form = { ...FORM, kinds: [], tags: [salaryOnly] };
    expect(readForm(form, library).ok).toBe(true);
    expect(readForm(form, library, ['salary'])).toMatchObject({ ok: false, problems: [{ field: 'tags' }] });
  });

  it('begins as an active daily subscription', () => {
    const read = readForm({ ...FORM, holidaysOf: null }, library);
    expect(read.ok && newSchedule(read.choice)).toMatchObject({
      status: 'active',
      cadence: 'daily',
      unanswered: 0,
      pausedUntil: null,
      holidaysOf: null,
    });
  });

  it('needs a day', () => {
    expect(problemsOf({ days: [] })).toEqual([{ field: 'days', message: 'Choose at least one day.' }]);
  });

  it.each([0, 8, 1.5, 'Monday', -1])('knows no day %s', (day) => {
    expect(problemsOf({ days: [day] }).map(({ field }) => field)).toEqual(['days']);
  });

  it.each(['24:00', '9:60', '0930', 'noon', '09:30:00', '-1:00'])('knows no time %s on the clock', (time) => {
    const [problem] = problemsOf({ time });
    expect(problem?.field).toBe('time');
    expect(problem?.message).toContain(`“${time}” isn’t a time`);
  });

  it.each(['00:00', '23:59', '09:30'])('takes the time %s', (time) => {
    expect(problemsOf({ time })).toEqual([]);
  });

  it.each(['Mars/Phobos', 'Berlin', '+02:00', '-0500', 'x'])(
    'knows no zone %s, and says it in words',
    (zone) => {
      const [problem] = problemsOf({ zone });
      expect(problem?.field).toBe('zone');
      expect(problem?.message).toBe(
        `I don’t know the time zone “${zone}”. Write it like Europe/Berlin or America/New_York.`,
      );
    },
  );

  it.each(['XX', 'DE-XX', 'Germany', 'DE-BE-X', 'constructor'])('knows no holidays of %s', (holidaysOf) => {
    const [problem] = problemsOf({ holidaysOf });
    expect(problem?.field).toBe('holidaysOf');
    expect(problem?.message).toContain(`“${holidaysOf}”`);
  });

  it.each([
    ['kinds', 'constructor'],
    ['kinds', 'practices\u0000'],
    ['tags', '*bold* <!channel>'],
    ['tags', '\ud800'],
    ['tags', 'data-quality '.repeat(10_000)],
  ] as const)('knows no card of such %s, and says so in a sentence', (field, value) => {
    const [problem, ...more] = problemsOf({ [field]: [value] });
    expect(more).toEqual([]);
    expect(problem?.field).toBe(field);
    expect(problem?.message).toContain('Take it out, or choose from the list.');
    expect(problem?.message.isWellFormed()).toBe(true);
    expect(problem?.message.length).toBeLessThan(200);
  });

  it('takes the kinds and topics of the cards', () => {
    const kinds = library.kinds.map(({ id }) => id);
    const tags = [...new Set(library.cards.flatMap((card) => card.tags))];
    expect(problemsOf({ kinds, tags })).toEqual([]);
  });

  it.each(['time', 'zone', 'holidaysOf'] as const)(
    'repeats only the beginning of a very long %s',
    (field) => {
      const [problem] = problemsOf({ [field]: 'x'.repeat(100_000) });
      expect(problem?.field).toBe(field);
      expect(problem?.message.length).toBeLessThan(300);
    },
  );

  it('is told everything that is wrong at once', () => {
    const problems = problemsOf({ days: [], time: null, zone: '', holidaysOf: 'XX' });
    expect(problems.map(({ field }) => field)).toEqual(['days', 'time', 'zone', 'holidaysOf']);
  });
});
