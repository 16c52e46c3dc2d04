import { constants, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { cardIdPattern } from '../cards/card-schema.ts';
import { knowledgeFolders, loadKinds } from '../cards/load.ts';
import { loadRoles } from '../cards/load-lists.ts';
import { NUDGE_ENDING } from '../cards/nudge-file.ts';
import { formatProblem } from '../cards/problem.ts';
import { QUESTIONS_ENDING } from '../cards/question-file.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import { editDistance } from '../search/language/edit-distance.ts';
import { cardScaffold } from './card-scaffold.ts';
import { endWithReason } from './end-with-reason.ts';
import { nudgeScaffold } from './nudge-scaffold.ts';
import { readSettings } from './read-options.ts';

const USAGE = `Creates a new card, to be filled in.

  npm run new:card -- <kind>/<slug>     for example: npm run new:card -- practices/rotate-secrets

The card goes into the folder that KNOWLEDGE_DIR names, or into knowledge/ if it is not set.`;

/** Ends the process with a sentence that says what to do. */
function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

endWithReason();
readSettings();
const [id, ...rest] = process.argv.slice(2);
if (id === undefined || id === '--help' || id === '-h' || rest.length > 0) {
  console.log(USAGE);
  process.exit(id === undefined || rest.length > 0 ? 2 : 0);
}
const own = process.env.KNOWLEDGE_DIR?.trim() || undefined;
const folder = resolve(own ?? BUILT_IN_KNOWLEDGE);
const folders = knowledgeFolders(BUILT_IN_KNOWLEDGE, { own });
const { kinds, problems } = await loadKinds(folders);
const roles = (await loadRoles(folders, problems)).map((role) => role.id);
const [broken] = problems;
if (broken) refuse(formatProblem(broken));

const [kindId = '', slug = ''] = id.split('/');
if (!cardIdPattern.test(id)) {
  const likely = id
    .toLowerCase()
    .replace(/^.*knowledge\//, '')
    .replace(/\.md$/, '')
    .replace(/[^a-z0-9/]+/g, '-')
    .replace(/(?<=^|\/)-+|-+(?=\/|$)/g, '');
  const suggestion = cardIdPattern.test(likely) ? ` Did you mean ${likely}?` : '';
  refuse(
    `"${id}" is not a card id. It should be <kind>/<slug>, in lowercase words joined by hyphens.${suggestion}`,
  );
}
const kind = kinds.find((candidate) => candidate.id === kindId);
if (!kind) {
  const ids = kinds.map((candidate) => candidate.id);
  const nearest = ids
    .map((candidate) => ({ candidate, distance: editDistance(kindId, candidate, 3) }))
    .filter(({ distance }) => distance <= 3)
    .toSorted((a, b) => a.distance - b.distance)[0];
  const suggestion = nearest ? ` Did you mean ${nearest.candidate}/${slug}?` : '';
  refuse(
    `There is no kind "${kindId}".${suggestion} The kinds are ${ids.join(', ')}; kinds.yaml describes them.`,
  );
}

const path = join(folder, `${id}.md`);
const below = relative(process.cwd(), path);
const shown = below.startsWith('..') ? path : below;
const builtIn = own ? await readFile(join(BUILT_IN_KNOWLEDGE, `${id}.md`), 'utf8').catch(() => null) : null;
const today = new Date().toISOString().slice(0, 10);
await mkdir(dirname(path), { recursive: true }).catch((error: NodeJS.ErrnoException) =>
  refuse(
    `The folder ${dirname(shown)} can't be made (${error.code}): remove what is in its way, or let this account write there.`,
  ),
);
try {
  // Never overwrite a file, so that nobody loses a card to a second call.
  await writeFile(path, builtIn ?? cardScaffold(slug, kind, roles, today), { flag: 'wx' });
} catch (error) {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
    refuse(`${shown} already exists. Choose another slug, or edit that card.`);
  }
  refuse(`${shown} can't be written: ${error instanceof Error ? error.message : error}`);
}
if (builtIn === null) {
  const nudges = `${id}${NUDGE_ENDING}`;
  const text = nudgeScaffold({ rehearsal: kindId === 'soft-skills' });
  await orRefuse(nudges, writeFile(join(folder, nudges), text, { flag: 'wx' }));
} else {
  // People will ask for the card as before, and learn it as before.
  for (const beside of [`${id}${QUESTIONS_ENDING}`, `${id}${NUDGE_ENDING}`]) {
    const from = join(BUILT_IN_KNOWLEDGE, beside);
    await orRefuse(beside, copyFile(from, join(folder, beside), constants.COPYFILE_EXCL));
  }
}

/** If the team already has such a file, it stays; a built-in card need not have one. */
async function orRefuse(beside: string, writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EEXIST' && code !== 'ENOENT') {
      refuse(`${shown} was created, but without ${beside}, which can't be written (${code}).`);
    }
  }
}

console.log(
  builtIn === null
    ? `${shown} was created. Fill in what it asks for, and ${slug}${NUDGE_ENDING} beside it. For advice on writing, see knowledge/README.md.`
    : `${shown} was created as a copy of the built-in card, of the ways of asking for it and of what nudges use of it, and now replaces that card.`,
);
console.log(`To see what is still missing: npm run check:knowledge -- ${id}`);
