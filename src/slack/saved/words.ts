import { COMMAND } from '../kit/words.ts';

/** Said in a channel: what somebody has saved is not for the others there. mrkdwn */
export const SAVED_IS_PRIVATE = `Your saved cards are for your eyes only: write \`${COMMAND} saved\`, or look on my Home tab.`;
