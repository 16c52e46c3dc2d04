import type { App } from '@slack/bolt';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { MistakeReports } from '../../answers/mistake-reports.ts';
import type { MistakeReport } from '../../answers/records/report-records.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { Turns } from '../../people/turns.ts';
import { personText } from '../cards/person-text.ts';
import { goneCard } from '../cards/words.ts';
import { modal, section } from '../kit/blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { type ActionContext, onAction } from '../kit/on-action.ts';
import { type FormDeps, type FormOutcome, onSubmit, type Submission } from '../kit/on-submit.ts';
import { postReply } from '../kit/send.ts';
import { sayBriefly, showModal, showModalInTime, updateModal } from '../kit/show.ts';
import { textIn } from '../kit/slack-json.ts';
import type { Standings } from '../kit/standing.ts';
import { OLD_FORM, WAITING } from '../kit/words.ts';
import type { Workspace } from '../kit/workspace.ts';
import { readReportedCard, reportForm, reportModal, reportNotice, reportOutcome } from './report-view.ts';
import {
  ALREADY_CLOSED,
  CLOSED,
  CURATORS_ONLY,
  REPORTED,
  REPORTED_TITLE,
  WRITE_FIRST,
  WRITE_TO_OPERATOR,
  writeToThem,
} from './words.ts';

export interface ReportsDeps extends FormDeps {
  answers: Pick<AnswerService, 'library'>;
  reports: MistakeReports;
  turns: Turns;
  /** Slack's user ids of the curators. */
  curators: readonly string[];
  standings: Pick<Standings, 'mayWriteTo'>;
}

/** What people report as wrong on a card, and what curators do with it. */
export function registerReportActions(app: App, deps: ReportsDeps): void {
  onAction(app, ACTIONS.reportMistake, deps, openForm);
  onSubmit(app, VIEWS.reportMistake, deps, report);
  onAction(app, ACTIONS.readReport, deps, read);
  onAction(app, ACTIONS.closeReport, deps, close);
}

async function openForm(action: ActionContext, { answers, curators }: ReportsDeps): Promise<void> {
  const cardId = action.ref?.cardId ?? '?';
  const library = answers.library();
  const card = library.card(cardId);
  if (!card) return sayBriefly(action, goneCard(cardId));
  if (curators.length === 0) return sayBriefly(action, whereToWrite(card, library));
  await showModal(action, reportForm(card));
}

/** Where nobody reads reports: to the people who look after the card, as far as the team has named them. */
function whereToWrite(card: Card, library: Library): string {
  const role = library.role(card.owner);
  if (!role || role.people.length === 0) return WRITE_TO_OPERATOR;
  return writeToThem(role.people.map(personText), role.name);
}

async function report(
  { view, values, person, workspace }: Submission,
  { answers, reports, turns, curators, standings }: ReportsDeps,
): Promise<FormOutcome> {
  const cardId = readReportedCard(view.private_metadata);
  if (!cardId) return { type: 'done', view: reportOutcome(OLD_FORM) };
  const library = answers.library();
  const card = library.card(cardId);
  if (!card) return { type: 'done', view: reportOutcome(goneCard(cardId)) };
  if (curators.length === 0) return { type: 'done', view: reportOutcome(whereToWrite(card, library)) };
  const text = textIn(values[INPUTS.mistake]?.[INPUTS.mistake]?.value).trim().slice(0, LIMITS.mistake);
  if (!text) return { type: 'errors', errors: { [INPUTS.mistake]: WRITE_FIRST } };
  // The same form with the same content, in any process, is a double click. After a failure, the form has a new hash.
  const submit = `report ${view.id} ${view.hash}`;
  const made = await turns.once(person, submit, () => reports.report(person, card.id, text));
  if (made.type !== 'done') return { type: 'duplicate' };
  await tellCurators(workspace, { curators, standings }, made.result, card);
  return { type: 'done', view: reportOutcome(REPORTED) };
}

/** A curator who can't get messages still finds the report on the Home tab. */
async function tellCurators(
  workspace: Workspace,
  { curators, standings }: Pick<ReportsDeps, 'curators' | 'standings'>,
  made: MistakeReport,
  card: Card,
): Promise<void> {
  const notice = reportNotice(made, card);
  const sent = await Promise.allSettled(
    curators.map(async (curator) => {
      // Somebody whom the bot doesn't answer couldn't open it.
      if (await standings.mayWriteTo(curator, workspace))
        await postReply(workspace, { channel: curator }, notice);
    }),
  );
  for (const one of sent) {
    if (one.status === 'fulfilled') continue;
    workspace.log.warn(
      { event: 'report.curator_not_told', err: one.reason },
      'could not tell a curator of a report; it is on their Home tab',
    );
  }
}

async function read(action: ActionContext, deps: ReportsDeps): Promise<void> {
  const { person, value } = action;
  if (!deps.curators.includes(person.userId)) return sayBriefly(action, CURATORS_ONLY);
  const opening = modal(VIEWS.report, REPORTED_TITLE, [section(WAITING)]);
  await showModalInTime(action, opening, async () => {
    const found = await deps.reports.read(person.team, value);
    return found
      ? reportModal(found, deps.answers.library().card(found.cardId))
      : reportOutcome(ALREADY_CLOSED, REPORTED_TITLE);
  });
}

async function close(action: ActionContext, deps: ReportsDeps): Promise<void> {
  const { person, value, client, body } = action;
  if (!deps.curators.includes(person.userId)) return sayBriefly(action, CURATORS_ONLY);
  const closed = (await deps.reports.close(person, value)) ? CLOSED : ALREADY_CLOSED;
  if (body.view?.type === 'modal')
    return updateModal(client, body.view.id, reportOutcome(closed, REPORTED_TITLE));
  await sayBriefly(action, closed);
}
