import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const ADA = { team: 'T1', userId: 'U1' };

eachDatabase('What a person was told', (database) => {
  it('is told by one of many who set out to tell it, and by none after that', async () => {
    const { claims } = await database.open();
    const claimed = await Promise.all(
      Array.from({ length: 11 }, () => claims.claimOnce(ADA, 'reaction C1 1.2', NOW)),
    );
    expect(claimed.filter(Boolean)).toHaveLength(1);
    expect(await claims.claimOnce(ADA, 'reaction C1 1.2', NOW)).toBe(false);
  });

  it('is another thing for another person, workspace or occasion', async () => {
    const { claims } = await database.open();
    await claims.claimOnce(ADA, 'reaction C1 1.2', NOW);
    expect(await claims.claimOnce({ ...ADA, userId: 'U2' }, 'reaction C1 1.2', NOW)).toBe(true);
    expect(await claims.claimOnce({ ...ADA, team: 'T2' }, 'reaction C1 1.2', NOW)).toBe(true);
    expect(await claims.claimOnce(ADA, 'reaction C1 1.3', NOW)).toBe(true);
  });

  it('can be told after all when the first try came to nothing', async () => {
    const { claims } = await database.open();
    await claims.claimOnce(ADA, 'reaction C1 1.2', NOW);
    await claims.release(ADA, 'reaction C1 1.2');
    expect(await claims.claimOnce(ADA, 'reaction C1 1.2', NOW)).toBe(true);
  });
});

eachDatabase('What is being done', (database) => {
  const LASTS = 60_000;
  const later = (ms: number) => new Date(NOW.getTime() + ms);

  it('is done by one of many, until that one is done or its time is over', async () => {
    const { claims } = await database.open();
    const take = (now: Date) => claims.lease({ team: 'T1' }, 'share', now, LASTS);
    expect((await Promise.all(Array.from({ length: 11 }, () => take(NOW)))).filter(Boolean)).toHaveLength(1);
    expect(await take(later(LASTS - 1))).toBe(false);
    expect(await take(later(LASTS))).toBe(true);
    await claims.endLease({ team: 'T1' }, 'share', NOW);
    expect(await take(later(LASTS + 1))).toBe(false);
    await claims.endLease({ team: 'T1' }, 'share', later(LASTS));
    expect(await take(later(LASTS + 1))).toBe(true);
  });

  it('is another thing for another person or workspace, and is no claim', async () => {
    const { claims } = await database.open();
    expect(await claims.lease(ADA, 'reaction', NOW, LASTS)).toBe(true);
    expect(await claims.lease({ team: 'T1' }, 'reaction', NOW, LASTS)).toBe(true);
    expect(await claims.lease({ team: 'T2' }, 'reaction', NOW, LASTS)).toBe(true);
    expect(await claims.isClaimed(ADA, 'reaction')).toBe(false);
    expect(await claims.claimOnce(ADA, 'reaction', NOW)).toBe(true);
    expect(await claims.isClaimed(ADA, 'reaction')).toBe(true);
  });

  it('stays theirs for as long as they renew it, and is nobody else’s to renew', async () => {
    const { claims } = await database.open();
    const share = { team: 'T1' };
    await claims.lease(share, 'share', NOW, LASTS);
    expect(await claims.renewLease(share, 'share', NOW, later(LASTS - 1))).toBe(true);
    expect(await claims.lease(share, 'share', later(LASTS), LASTS)).toBe(false);
    expect(await claims.renewLease(share, 'share', NOW, later(LASTS))).toBe(false);
    await claims.endLease(share, 'share', later(LASTS - 1));
    expect(await claims.lease(share, 'share', later(LASTS), LASTS)).toBe(true);
  });

  it('does not wait for a clock that ran ahead', async () => {
    const { claims } = await database.open();
    await claims.lease({ team: 'T1' }, 'share', later(24 * LASTS), LASTS);
    expect(await claims.lease({ team: 'T1' }, 'share', NOW, LASTS)).toBe(true);
  });

  it('is over where those who did it are gone; what was done stays so', async () => {
    const { claims } = await database.open();
    await claims.lease(ADA, 'reaction', NOW, LASTS);
    await claims.claimOnce(ADA, 'form', NOW);
    await claims.endAllLeases();
    expect(await claims.lease(ADA, 'reaction', NOW, LASTS)).toBe(true);
    expect(await claims.isClaimed(ADA, 'form')).toBe(true);
  });
});
