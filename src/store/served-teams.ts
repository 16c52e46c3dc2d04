import type { Db } from './tables.ts';

/**
 * The workspaces whose rows this process may take up: those that its tokens are for. Undefined until that is known, and in
 * tools: then all of them.
 */
export interface ServedTeams {
  ids: readonly string[] | undefined;
}

interface FiltersByTeam<Q> {
  where(column: 'team', operator: 'in', teams: readonly string[]): Q;
}

/** Leaves out other workspaces' rows: with the wrong token, Slack says that there is no such channel, message or person. */
export function onlyServed<Q extends FiltersByTeam<Q>>(query: Q, { ids }: ServedTeams): Q {
  return ids === undefined ? query : query.where('team', 'in', ids);
}

/** The workspaces, besides those served, that somebody has nudges, suggestions or answers in. */
export async function otherTeams(db: Db, { ids = [] }: ServedTeams): Promise<string[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .select('team')
    .union(db.selectFrom('suggestingChannels').select('team'))
    .union(db.selectFrom('answers').select('team'))
    .execute();
  return rows
    .map(({ team }) => team)
    .filter((team) => !ids.includes(team))
    .toSorted();
}
