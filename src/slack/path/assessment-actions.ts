import type { App, types } from '@slack/bolt';
import type { Requirement } from '../../cards/ladder.ts';
import type { Library } from '../../cards/library.ts';
import type { PathService, PathStatus } from '../../path/path-service.ts';
import type { Person } from '../../people/person.ts';
import { modal, section } from '../kit/blocks.ts';
import { ACTIONS, VIEWS } from '../kit/ids.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormDeps, type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { showModalInTime, updateModal } from '../kit/show.ts';
import { OLD_FORM, WAITING } from '../kit/words.ts';
import { pathModal } from './path-view.ts';
import { levelBlock, readAnswer, readStep, stepModal } from './step-view.ts';
import { NO_LADDER, NOTHING_ANSWERED, ONE_OF_FIVE, PATH_TITLE } from './words.ts';

export interface PathDeps extends FormDeps {
  path: PathService;
  answers: { library(): Library };
}

/** The self-assessment, question by question, and what comes of it. */
export function registerAssessmentActions(app: App, deps: PathDeps): void {
  onAction(app, ACTIONS.pathShow, deps, show);
  onAction(app, ACTIONS.pathAssess, deps, begin);
  onAction(app, ACTIONS.pathBack, deps, goBack);
  onSubmit(app, VIEWS.pathStep, deps, goOn);
}

const note = (text: string) => modal(VIEWS.path, PATH_TITLE, [section(text)]);

async function show(action: ActionContext, { path, answers }: PathDeps): Promise<void> {
  await showModalInTime(action, note(WAITING), async () =>
    pathModal(await path.status(action.person), answers.library()),
  );
}

/** Begins with the first question, or goes on with the first one that is open. */
async function begin(action: ActionContext, { path, answers }: PathDeps): Promise<void> {
  await showModalInTime(action, note(WAITING), async () => {
    const status = await path.status(action.person);
    const library = answers.library();
    const first = firstOpen(library.ladder, status);
    return first ? stepModal(first, status, library) : note(NO_LADDER);
  });
}

function firstOpen(
  ladder: readonly Requirement[],
  { underWay }: Pick<PathStatus, 'underWay'>,
): Requirement | undefined {
  // All answered, but not finished: the last one has the button that does.
  return ladder.find(({ card }) => !(card in (underWay?.levels ?? {}))) ?? ladder.at(-1);
}

/** What was chosen or taken out so far is kept on the way back, too. */
async function goBack(action: ActionContext, deps: PathDeps): Promise<void> {
  const { body, client, person } = action;
  const { view } = body;
  const at = view && stepAt(readStep(view.private_metadata), deps);
  if (!view || !at) return;
  const { level, evidence } = readAnswer(view.state.values, at.requirement.card);
  if (level !== 'strange') {
    await deps.path.answer(person, { requirement: at.requirement.card, level, evidence });
  }
  const before = at.library.ladder[at.index - 1] ?? at.requirement;
  await updateModal(client, view.id, stepModal(before, await deps.path.status(person), at.library));
}

async function goOn({ view, values, person }: Submission, deps: PathDeps): Promise<FormOutcome> {
  const at = stepAt(readStep(view.private_metadata), deps);
  if (!at) return { type: 'done', view: note(OLD_FORM) };
  const { card } = at.requirement;
  const { level, evidence } = readAnswer(values, card);
  if (level === 'strange') return { type: 'errors', errors: { [levelBlock(card)]: ONE_OF_FIVE } };
  await deps.path.answer(person, { requirement: card, level, evidence });
  const next = at.library.ladder[at.index + 1];
  if (next) return { type: 'done', view: stepModal(next, await deps.path.status(person), at.library) };
  return { type: 'done', view: await finish(person, at.library, deps) };
}

async function finish(person: Person, library: Library, { path }: PathDeps): Promise<types.ModalView> {
  const finished = await path.finish(person);
  return pathModal(await path.status(person), library, finished ? undefined : NOTHING_ANSWERED);
}

/** Which question a form is about. It comes from the client: only a requirement of the ladder is one. */
function stepAt(
  id: string | undefined,
  { answers }: Pick<PathDeps, 'answers'>,
): { requirement: Requirement; index: number; library: Library } | undefined {
  const library = answers.library();
  const index = library.ladder.findIndex(({ card }) => card === id);
  const requirement = library.ladder[index];
  return requirement && { requirement, index, library };
}
