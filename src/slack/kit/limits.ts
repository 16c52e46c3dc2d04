/**
 * Slack's limits, in characters or items. Source: the Block Kit reference on docs.slack.dev, read in 2026.
 * blocks.ts applies those of the blocks that it builds.
 */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** `text` beside the blocks; Slack cuts it at 40,000 and recommends 4,000. */
  messageText: 4000,
  header: 150,
  section: 3000,
  context: 2000,
  contextElements: 10,
  actionElements: 25,
  cardTitle: 150,
  cardSubtitle: 150,
  cardBody: 200,
  cardButtons: 3,
  carouselCards: 10,
  buttonText: 75,
  buttonValue: 2000,
  accessibilityLabel: 75,
  url: 3000,
  modalTitle: 24,
  privateMetadata: 3000,
  optionText: 75,
  optionValue: 150,
  overflowOptions: 5,
  prompts: 4,
  /** Ours, not Slack's: one or two lines on a phone. */
  promptTitle: 75,
  threadTitle: 60,
  options: 100,
  /** Ours, not Slack's: a note is a sentence or two. */
  shareNote: 500,
  /** Ours, not Slack's: what is wrong, and what would be right. */
  mistake: 1000,
  /** Ours, not Slack's: a few sentences on what somebody has to show. */
  evidence: 500,
  /** Ours, not Slack's: what one says in a hard moment. */
  ownWords: 1000,
  /** Ours, not Slack's: why all nudges are stopped, in a few words. */
  stopReason: 150,
  /** Ours, not Slack's: what came of something that somebody tried. */
  tried: 300,
  /** Ours: all that they noted about one try, a line at a time. Shared, it has to fit a block when every “&” is escaped. */
  triedInAll: 500,
  /** For a message that is one block of code: Slack cuts a text at 40,000. */
  codeText: 30_000,
} as const;
