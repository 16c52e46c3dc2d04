import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const ADA = { team: 'T1', userId: 'U1' };

eachDatabase('What a person was told', (database) => {
  it('is told by one of many who set out to tell it, and by none after that', async () => {
    const { told } = await database.open();
    const claims = await Promise.all(
      Array.from({ length: 11 }, () => told.claim(ADA, 'reaction C1 1.2', NOW)),
    );
    expect(claims.filter((claimed) => claimed)).toHaveLength(1);
    expect(await told.claim(ADA, 'reaction C1 1.2', NOW)).toBe(false);
  });

  it('is another thing for another person, workspace or occasion', async () => {
    const { told } = await database.open();
    await told.claim(ADA, 'reaction C1 1.2', NOW);
    expect(await told.claim({ ...ADA, userId: 'U2' }, 'reaction C1 1.2', NOW)).toBe(true);
    expect(await told.claim({ ...ADA, team: 'T2' }, 'reaction C1 1.2', NOW)).toBe(true);
    expect(await told.claim(ADA, 'reaction C1 1.3', NOW)).toBe(true);
  });

  it('can be told after all when the first try came to nothing', async () => {
    const { told } = await database.open();
    await told.claim(ADA, 'reaction C1 1.2', NOW);
    await told.release(ADA, 'reaction C1 1.2');
    expect(await told.claim(ADA, 'reaction C1 1.2', NOW)).toBe(true);
  });
});
