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
