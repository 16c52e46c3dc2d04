import { describe, expect, it } from 'vitest';
import { createFairShare } from '../../../src/slack/admission/fair-share.ts';

const SECOND = 1000;

describe('what is read of one person’s messages', () => {
  it('is a minute’s share at once, then little by little; they are told once', () => {
    const share = createFairShare(6);
    const at = (seconds: number, times: number) =>
      Array.from({ length: times }, () => share.admit('ada', seconds * SECOND));
    expect(at(0, 9)).toEqual([...Array(6).fill('read'), 'tell', 'ignore', 'ignore']);
    expect(at(10, 2)).toEqual(['read', 'ignore']);
    expect(at(29, 2)).toEqual(['read', 'ignore']);
  });

  it('is announced again only after half of the share was back', () => {
    const share = createFairShare(6);
    const emptied = (seconds: number) => {
      let last = share.admit('ada', seconds * SECOND);
      while (last === 'read') last = share.admit('ada', seconds * SECOND);
      return last;
    };
    expect(emptied(0)).toBe('tell');
    expect(emptied(20)).toBe('ignore');
    expect(emptied(60)).toBe('tell');
  });

  it('is as much again where it is about what is their own, and they are told once of both', () => {
    const share = createFairShare(2);
    const own = (times: number) => Array.from({ length: times }, () => share.admit('ada', 0, () => true));
    expect([share.admit('ada', 0), share.admit('ada', 0)]).toEqual(['read', 'read']);
    expect(own(3)).toEqual(['read', 'read', 'tell']);
    expect([share.admit('ada', 0), ...own(1)]).toEqual(['ignore', 'ignore']);
    expect(share.admit('ada', 60 * SECOND)).toBe('ignore');
    expect(share.admit('ada', 120 * SECOND)).toBe('read');
  });

  it('takes nothing from anybody else', () => {
    const share = createFairShare(1);
    expect(['ada', 'ada', 'marco'].map((who) => share.admit(who, 0))).toEqual(['read', 'tell', 'read']);
  });

  it('neither grows nor ends when a clock is set back', () => {
    const share = createFairShare(2);
    expect([9, 9, 9].map((second) => share.admit('ada', second * SECOND))).toEqual(['read', 'read', 'tell']);
    expect(share.admit('ada', -3600 * SECOND)).toBe('ignore');
    expect(share.admit('ada', -3570 * SECOND)).toBe('read');
  });
});
