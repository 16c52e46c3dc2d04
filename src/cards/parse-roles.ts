import type { Role } from './card.ts';
import { rolesFileSchema } from './card-schema.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-problems.ts';

export type ParsedRoles = { ok: true; roles: Role[] } | { ok: false; problems: Problem[] };

/**
 * Reads `roles.yaml`.
 * @param known roles that already exist. A later file says who has one of them, and may rename it.
 * @returns the roles of the file
 */
export function parseRoles(text: string, path: string, known: readonly Role[] = []): ParsedRoles {
  const read = readYaml(text, rolesFileSchema, path);
  if (!read.ok) return read;
  const problems: Problem[] = [];
  const roles = read.value.roles.map(({ id, name, about, people }, index): Role => {
    const before = known.find((role) => role.id === id);
    const fault = (key: string, what: string, fix: string) =>
      problems.push({ path, line: read.lineOf('roles', index, key), severity: 'error', what, fix });
    if (read.value.roles.findIndex((role) => role.id === id) < index) {
      fault('id', `the role "${id}" is there twice.`, 'Keep one of them.');
    }
    for (const [key, value] of Object.entries({ name, about })) {
      if (value !== undefined || before) continue;
      fault(
        key,
        `the role "${id}" has no ${key}, and is not a built-in role.`,
        `Add its ${key}, or correct the id.`,
      );
    }
    return { id, name: name ?? before?.name ?? id, about: about ?? before?.about ?? '', people };
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, roles };
}
