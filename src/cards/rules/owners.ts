import { adviceAt, errorAt, type Rule } from './rule.ts';

/**
 * Cards are looked after by roles, because people move on. A team's own card may say it in words of its own, as cards did
 * before there were roles.
 */
export const owners: Rule = ({ files, roles = [] }) => {
  const ids = roles.map(({ id }) => id);
  // Without any, the list itself is missing or faulty, and that is what has to be reported.
  if (ids.length === 0) return [];
  return files.flatMap((file) => {
    const { owner } = file.card;
    // That one is missing is what `fewerThanHelps` says.
    if (ids.includes(owner) || owner === '') return [];
    const report = file.own ? adviceAt : errorAt;
    return report(
      file,
      file.lineOf('owner'),
      `the owner "${owner}" is not a role.`,
      `Use one of ${ids.join(', ')}, or add the role to roles.yaml, where a team says which people have it.`,
    );
  });
};
