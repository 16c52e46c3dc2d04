import type { App } from '@slack/bolt';
import type { SlackDeps } from './deps.ts';
import { registerFailures } from './failures.ts';
import { registerBrowseButtons } from './surfaces/browse-buttons.ts';
import { registerCardButtons } from './surfaces/card-buttons.ts';
import { registerChecklists } from './surfaces/checklist-boxes.ts';
import { registerFeedbackButtons } from './surfaces/feedback-buttons.ts';
import { registerFindGuidance } from './surfaces/find-guidance.ts';
import { registerGuideCommand } from './surfaces/guide-command.ts';
import { registerHomeTab } from './surfaces/home-tab.ts';
import { registerMentions } from './surfaces/mentions.ts';
import { registerMessages } from './surfaces/messages.ts';
import { registerNudgeButtons } from './surfaces/nudge-buttons.ts';
import { registerNudgeForm } from './surfaces/nudge-form.ts';
import { registerNudgeSettings } from './surfaces/nudge-settings.ts';
import { registerPersonChanges } from './surfaces/person-changes.ts';
import { registerPrivacy } from './surfaces/privacy.ts';
import { registerReactions } from './surfaces/reactions.ts';
import { registerSavedButtons } from './surfaces/saved-buttons.ts';
import { registerSearch } from './surfaces/search.ts';
import { registerShareElsewhere } from './surfaces/share-elsewhere.ts';
import { registerSuggestionButtons } from './surfaces/suggestion-buttons.ts';
import { registerWorkflowStep } from './surfaces/workflow-step.ts';

/** Everything the bot listens to. */
export function registerSurfaces(app: App, deps: SlackDeps): void {
  registerGuideCommand(app, deps);
  registerMentions(app, deps);
  registerMessages(app, deps);
  registerCardButtons(app, deps);
  registerFeedbackButtons(app, deps);
  registerBrowseButtons(app, deps);
  registerSavedButtons(app, deps);
  registerSearch(app, deps);
  registerHomeTab(app, deps);
  registerFindGuidance(app, deps);
  registerReactions(app, deps);
  registerNudgeButtons(app, deps);
  registerNudgeForm(app, deps);
  registerNudgeSettings(app, deps);
  registerShareElsewhere(app, deps);
  registerChecklists(app, deps);
  registerPersonChanges(app, deps);
  registerPrivacy(app, deps);
  registerSuggestionButtons(app, deps);
  registerWorkflowStep(app, deps);
  registerFailures(app, deps.log);
}
