/** Where blocks can appear. */
export type Surface = 'message' | 'modal' | 'home';

/** https://docs.slack.dev/reference/block-kit/blocks: 50 blocks in a message, 100 in a modal or Home tab. */
export const maxBlocks: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];

/**
 * Which blocks are allowed on which surfaces. If Slack's documentation doesn't say, only where they are known to
 * work.
 */
export const surfacesOf: Record<string, readonly Surface[]> = {
  header: everywhere,
  divider: everywhere,
  section: everywhere,
  context: everywhere,
  actions: everywhere,
  image: everywhere,
  input: everywhere,
  rich_text: everywhere,
  markdown: ['message'],
  table: ['message'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  context_actions: ['message'],
  container: ['message'],
  alert: ['modal'],
};
