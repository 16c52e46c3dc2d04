import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskedTimes } from '../../../../src/nudges/rules/asked-times.ts';
import { readRequest } from '../../../../src/slack/kit/requests/read-request.ts';
import type { PlainRequest, RequestPlace, SaidLast } from '../../../../src/slack/kit/requests/request.ts';

const PLACES = ['nudge', 'direct', 'command', 'mention', 'thread'] as const satisfies readonly RequestPlace[];
const TODAY = Temporal.PlainDate.from('2026-12-02');

interface Wording {
  place: RequestPlace;
  text: string;
  wanted: string;
  last: SaidLast | undefined;
}

/** The places and what people write there, from a file of `text | request` below `[place]`. */
function wordingsIn(file: string): Wording[] {
  let place: RequestPlace = 'direct';
  let last: SaidLast | undefined;
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const [, heading, after] = /^\[(\w+)(?: after (\w+))?\]$/.exec(line) ?? [];
      if (heading) {
        place = heading as RequestPlace;
        last = after as SaidLast | undefined;
      }
      const [text = '', wanted = ''] = line.split(' | ');
      return heading ? [] : [{ place, text, wanted, last }];
    });
}

/** A request as the files write it: “pause 2026-12-14”, “times 12345@09:30”, “stop?”. */
function inShort(request: PlainRequest | undefined): string {
  if (!request) return '-';
  const { verb, confidence, here, length, times } = request;
  if (confidence === 'maybe') return `${verb}?`;
  const until = typeof length === 'object' ? length.until : length;
  return [verb, until, times && timesInShort(times), here && 'here'].filter(Boolean).join(' ');
}

function timesInShort({ days, also, without, weekly, time, zone }: AskedTimes): string {
  const at = `${days?.join('') ?? ''}${also ? `+${also.join('')}` : ''}${without ? `-${without.join('')}` : ''}${weekly ? 'weekly' : ''}${time ? `@${time}` : ''}`;
  return [at, zone].filter(Boolean).join(' ');
}

describe('A message that says more than a request', () => {
  it.each(wordingsIn('whole-message.txt'))('($place, $last): “$text” is $wanted', (one) => {
    expect(inShort(readRequest(one.text, one.place, TODAY, one.last))).toBe(one.wanted);
  });
});

describe('What people write', () => {
  const all = ['wordings.txt', 'fresh-wordings.txt'].flatMap(wordingsIn);

  it.each(all)('to the bot ($place): “$text” is $wanted', ({ place, text, wanted }) => {
    expect(inShort(readRequest(text, place, TODAY))).toBe(wanted);
  });

  const requests = all.filter(({ wanted }) => !/[?-]$/.test(wanted));

  it('is the same in any case, and with courtesies and emoji around it', () => {
    const around = [
      (text: string) => text.toUpperCase(),
      (text: string) => `Hey, please ${text}`,
      (text: string) => `${text} please 🙏`,
      (text: string) => `${text}, thanks! :pray:`,
      (text: string) => `  ${text}!!`,
    ];
    for (const { place, text, wanted } of requests) {
      for (const put of around) {
        expect(inShort(readRequest(put(text), place, TODAY)), `${place}: ${put(text)}`).toBe(wanted);
      }
    }
  });

  it('is never a change where it goes on about somebody’s work', () => {
    for (const { place, text } of requests) {
      for (const more of ['the deployment', 'in production', 'of our cluster']) {
        const read = inShort(readRequest(`How do we make a model ${text} ${more}?`, place, TODAY));
        expect(read, `${place}: ${text} ${more}`).toBe('-');
      }
    }
  });

  it('never fails to be read, whatever words stand together', () => {
    const words = [...new Set(all.flatMap(({ text }) => text.split(' ')))];
    const said = fc.oneof(
      fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((some) => some.join(' ')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(said, fc.constantFrom(...PLACES), (text, place) => {
        const read = readRequest(text, place, TODAY);
        if (read?.verb === 'times' && read.confidence === 'sure') expect(read.times).not.toEqual({});
        if (read?.verb === 'pause' && read.confidence === 'sure') expect(read.length).toBeDefined();
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});
