/**
 * Every listener of the bot, one line for each file that registers some. To add a feature, export a `register…`
 * function and its `…Deps` from the feature's folder and add both here; `createSlackBot` must then pass what it
 * needs.
 */

import type { App } from '@slack/bolt';
import { type BrowseDeps, registerBrowseActions } from './answers/browse-actions.ts';
import { type FindGuidanceDeps, registerFindGuidance } from './answers/find-guidance.ts';
import { registerGuideCommand } from './answers/guide-command.ts';
import { type MentionDeps, registerMentions } from './answers/mentions.ts';
import { type MessagesDeps, registerMessages } from './answers/messages.ts';
import { type MessagesTabDeps, registerMessagesTab } from './answers/messages-tab.ts';
import { type ReactionDeps, registerReactions } from './answers/reactions.ts';
import { type ReasonDeps, registerReasonActions } from './answers/reason-actions.ts';
import type { ReplyDeps } from './answers/reply-to.ts';
import { type AuditDeps, registerAudit } from './audit/actions.ts';
import { type CardActionsDeps, registerCardActions } from './cards/actions.ts';
import { type FeedbackDeps, registerFeedbackActions } from './cards/feedback-actions.ts';
import { type PageActionsDeps, registerPageActions } from './cards/page-actions.ts';
import { type ChecklistDeps, registerChecklistActions } from './checklists/actions.ts';
import { type HomeDeps, registerHomeTab } from './home/home-tab.ts';
import { registerFailures } from './kit/failures.ts';
import { type NudgeAnswerDeps, registerNudgeAnswerActions } from './nudges/answer-actions.ts';
import { type NudgeFormDeps, registerNudgeFormActions } from './nudges/form-actions.ts';
import { type PersonChangesDeps, registerPersonChanges } from './nudges/person-changes.ts';
import { type NudgePreviewDeps, registerNudgePreview } from './nudges/preview-actions.ts';
import { type QuestionActionsDeps, registerQuestionActions } from './nudges/question-actions.ts';
import { type RehearsalDeps, registerRehearsalActions } from './nudges/rehearsal-actions.ts';
import { type NudgeSettingsDeps, registerNudgeSettingsActions } from './nudges/settings-actions.ts';
import { registerStopAll, type StopAllDeps } from './nudges/stop-all-actions.ts';
import { registerTriedActions, type TriedDeps } from './nudges/tried-actions.ts';
import { type PathDeps, registerAssessmentActions } from './path/assessment-actions.ts';
import { type FirstDaysDeps, registerFirstDaysActions } from './path/first-days-actions.ts';
import { type InvitationDeps, registerInvitations } from './path/invite-actions.ts';
import { type RefusalDeps, registerSummaryRefusal } from './path/refuse-actions.ts';
import { type PathSharingDeps, registerPathSharing } from './path/share-actions.ts';
import { type PrivacyDeps, registerPrivacyActions } from './privacy/actions.ts';
import { type ReportsDeps, registerReportActions } from './reports/actions.ts';
import { registerSavedActions, type SavedDeps } from './saved/actions.ts';
import { registerSearchActions, type SearchDeps } from './search-modal/actions.ts';
import { registerSetupCheck, type SetupCheckDeps } from './setup-check/actions.ts';
import { registerSharingActions, type SharingDeps } from './sharing/actions.ts';
import { registerSuggestionActions, type SuggestionDeps } from './suggestions/actions.ts';
import { registerUndoActions, type UndoDeps } from './undo/actions.ts';
import { registerWorkflowStep, type WorkflowStepDeps } from './workflow-step/workflow-step.ts';
import { type ChannelChangesDeps, registerChannelChanges } from './workspace-changes/channel-changes.ts';

/** What all the features need together. */
export type FeatureDeps = ReplyDeps &
  MentionDeps &
  MessagesDeps &
  MessagesTabDeps &
  BrowseDeps &
  FindGuidanceDeps &
  ReactionDeps &
  CardActionsDeps &
  FeedbackDeps &
  PageActionsDeps &
  ReasonDeps &
  SavedDeps &
  SearchDeps &
  HomeDeps &
  NudgeAnswerDeps &
  NudgeFormDeps &
  NudgeSettingsDeps &
  QuestionActionsDeps &
  RehearsalDeps &
  PersonChangesDeps &
  TriedDeps &
  NudgePreviewDeps &
  SharingDeps &
  ChecklistDeps &
  SuggestionDeps &
  UndoDeps &
  PathDeps &
  PathSharingDeps &
  RefusalDeps &
  FirstDaysDeps &
  InvitationDeps &
  ReportsDeps &
  SetupCheckDeps &
  StopAllDeps &
  AuditDeps &
  PrivacyDeps &
  ChannelChangesDeps &
  WorkflowStepDeps;

/** Registers everything that the bot listens to. */
export function registerFeatures(app: App, deps: FeatureDeps): void {
  registerGuideCommand(app, deps);
  registerMentions(app, deps);
  registerMessages(app, deps);
  registerMessagesTab(app, deps);
  registerBrowseActions(app, deps);
  registerFindGuidance(app, deps);
  registerReactions(app, deps);
  registerCardActions(app, deps);
  registerFeedbackActions(app, deps);
  registerPageActions(app, deps);
  registerReasonActions(app, deps);
  registerSavedActions(app, deps);
  registerSearchActions(app, deps);
  registerHomeTab(app, deps);
  registerNudgeAnswerActions(app, deps);
  registerNudgeFormActions(app, deps);
  registerNudgeSettingsActions(app, deps);
  registerQuestionActions(app, deps);
  registerRehearsalActions(app, deps);
  registerPersonChanges(app, deps);
  registerTriedActions(app, deps);
  registerNudgePreview(app, deps);
  registerSharingActions(app, deps);
  registerChecklistActions(app, deps);
  registerSuggestionActions(app, deps);
  registerUndoActions(app, deps);
  registerAssessmentActions(app, deps);
  registerPathSharing(app, deps);
  registerSummaryRefusal(app, deps);
  registerFirstDaysActions(app, deps);
  registerInvitations(app, deps);
  registerReportActions(app, deps);
  registerSetupCheck(app, deps);
  registerStopAll(app, deps);
  registerAudit(app, deps);
  registerPrivacyActions(app, deps);
  registerChannelChanges(app, deps);
  registerWorkflowStep(app, deps);
  registerFailures(app, deps.log);
}
