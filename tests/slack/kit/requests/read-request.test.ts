import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../../src/slack/kit/requests/read-request.ts';
import type { AskedTimes, PlainRequest, RequestPlace } from '../../../../src/slack/kit/requests/request.ts';

const TODAY = Temporal.PlainDate.from('2026-12-02');

/** The places and what people write there, from a file of `text | request` below `[place]`. */
function wordingsIn(file: string): { place: RequestPlace; text: string; wanted: string }[] {
  let place: RequestPlace = 'direct';
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const heading = /^\[(\w+)\]$/.exec(line)?.[1];
      if (heading) place = heading as RequestPlace;
      const [text = '', wanted = ''] = line.split(' | ');
      return heading ? [] : [{ place, text, wanted }];
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

function timesInShort({ days, without, weekly, time, zone }: AskedTimes): string {
  const at = `${days?.join('') ?? ''}${without ? `-${without.join('')}` : ''}${weekly ? 'weekly' : ''}${time ? `@${time}` : ''}`;
  return [at, zone].filter(Boolean).join(' ');
}

describe('What people write', () => {
  const all = wordingsIn('wordings.txt');

  it.each(all)('to the bot ($place): “$text” is $wanted', ({ place, text, wanted }) => {
    expect(inShort(readRequest(text, place, TODAY))).toBe(wanted);
  });
});
