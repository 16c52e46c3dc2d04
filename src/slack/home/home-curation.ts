import { CURATION_DAYS, type CurationReport } from '../../answers/home-contents.ts';
import type { UnansweredQuestion } from '../../answers/records/curation-records.ts';
import type { Library } from '../../cards/library.ts';
import type { Stopped } from '../../nudges/subscriptions/stop-all.ts';
import { auditButton } from '../audit/audit-view.ts';
import { cardLine } from '../cards/card-rows.ts';
import { actions, type Block, button, context, header, section } from '../kit/blocks.ts';
import { ACTIONS } from '../kit/ids.ts';
import { dayOf } from '../kit/slack-date.ts';
import { stopAllSection } from '../nudges/stop-all-view.ts';
import { readButton } from '../reports/report-view.ts';
import { beginningOf, moreReports, REPORTS_HEADING, reportedOn } from '../reports/words.ts';
import {
  allFound,
  CHECK_SETUP,
  CHECK_SETUP_LABEL,
  DID_NOT_HELP,
  HEADINGS,
  notHelpfulFor,
  nothingAsked,
  ONLY_PUBLIC_QUESTIONS,
  someNotFound,
  unansweredLine,
} from './words.ts';

/**
 * For curators: which questions found no card, and which cards don't help, without naming anybody; and what they can do for
 * the whole workspace.
 * @param stopped whether all nudges are stopped
 */
export function curationSection(
  report: CurationReport,
  library: Library,
  stopped: Stopped | undefined,
): Block[] {
  const { unanswered, questions, unhelpful, reports, allReports } = report;
  return [
    header(HEADINGS.curators),
    ...(reports.length > 0 ? [section(REPORTS_HEADING)] : []),
    ...reports.map((one) => {
      const title = one.card?.title ?? one.cardId;
      const said = `${reportedOn(title, dayOf(one.reportedAt))}\n${beginningOf(one.text)}`;
      return section(said, readButton(one, title));
    }),
    ...(allReports > reports.length ? [context(moreReports(allReports - reports.length))] : []),
    section(summaryOf(report)),
    ...(questions.length > 0 ? [section(questions.map((one) => questionLine(one, library)).join('\n'))] : []),
    ...(unanswered > 0 ? [context(ONLY_PUBLIC_QUESTIONS)] : []),
    ...(unhelpful.length > 0
      ? [
          section(DID_NOT_HELP),
          ...unhelpful.map(({ card, unhelpful: no, helpful: yes }) =>
            cardLine(card, library, notHelpfulFor(no, yes)),
          ),
        ]
      : []),
    ...stopAllSection(stopped),
    actions(button(CHECK_SETUP, { action: ACTIONS.checkSetup, label: CHECK_SETUP_LABEL }), auditButton()),
  ];
}

function summaryOf({ asked, unanswered }: CurationReport): string {
  if (asked === 0) return nothingAsked(CURATION_DAYS);
  return unanswered === 0 ? allFound(asked, CURATION_DAYS) : someNotFound(unanswered, asked, CURATION_DAYS);
}

function questionLine(
  { question, people: askers, times, nearest }: UnansweredQuestion,
  library: Library,
): string {
  const [near] = nearest.flatMap((id) => library.card(id) ?? []);
  return unansweredLine(question, askers, times, near?.title);
}
