import { describe, expect, it } from 'vitest';
import { owners } from '../../src/cards/rules/owners.ts';
import { KINDS_FILE } from '../support/cards.ts';
import { loadFolders } from './load-folders.ts';
import { cardNamed, cardSet, says } from './rules/card-set.ts';

const ROLES = `format: 1
roles:
  - { id: platform, name: Platform, about: Pipelines. }
  - { id: legal, name: Legal, about: Laws. }
`;
const BUILT_IN = {
  'kinds.yaml': KINDS_FILE,
  'roles.yaml': ROLES,
  'practices/one.md': cardNamed('one', { related: '[practices/two]', owner: 'platform' }),
  'practices/two.md': cardNamed('two', { related: '[practices/one]', owner: 'legal' }),
};
const own = (roles: string) => loadFolders(BUILT_IN, { 'roles.yaml': `format: 1\nroles:\n${roles}` });

describe('the roles that look after cards', () => {
  it('have the people whom a team names, and the others stay as they are', async () => {
    const { library, problems } = await own('  - { id: platform, people: [U012AB3CD, Ana Silva] }\n');
    expect(problems).toEqual([]);
    expect(library?.role('platform')).toEqual({
      id: 'platform',
      name: 'Platform',
      about: 'Pipelines.',
      people: ['U012AB3CD', 'Ana Silva'],
    });
    expect(library?.role('legal')?.people).toEqual([]);
  });

  it('may be renamed and added by a team', async () => {
    const { library, problems } = await own(
      '  - { id: platform, name: Infra }\n  - { id: sre, name: SRE, about: Incidents. }\n',
    );
    expect(problems).toEqual([]);
    expect(library?.roles.map(({ name }) => name)).toEqual(['Infra', 'Legal', 'SRE']);
  });

  it('that are new need a name and what they are about', async () => {
    const { library, problems } = await own('  - { id: platfrom, people: [Ana] }\n');
    expect(problems).toEqual([
      'ours/roles.yaml:3  the role "platfrom" has no name, and is not a built-in role.  Add its name, or correct the id.',
      'ours/roles.yaml:3  the role "platfrom" has no about, and is not a built-in role.  Add its about, or correct the id.',
    ]);
    expect(library?.roles).toHaveLength(2);
  });

  it('are there only once in a file', async () => {
    const { problems } = await own('  - { id: legal }\n  - { id: legal }\n');
    expect(problems).toEqual(['ours/roles.yaml:4  the role "legal" is there twice.  Keep one of them.']);
  });
});

describe('the owner of a card', () => {
  const roles = [{ id: 'platform', name: 'Platform', about: '', people: [] }];
  const cards = { 'practices/one': cardNamed('one', { owner: 'Ana' }) };

  it('is a role on a built-in card', () => {
    expect(says(owners, { ...cardSet(cards), roles })).toEqual([
      'knowledge/practices/one.md:9  the owner "Ana" is not a role.  Use one of platform, or add the role to roles.yaml, where a team says which people have it.',
    ]);
  });

  it("should be one on a team's card, which may say it in words of its own", () => {
    expect(says(owners, { ...cardSet({}, cards), roles })).toEqual([
      expect.stringMatching(/^ours\/practices\/one\.md:9 {2}advice: the owner "Ana" is not a role\./),
    ]);
  });

  it('is left alone while the list of roles can not be read', () => {
    expect(says(owners, cardSet(cards))).toEqual([]);
  });
});
