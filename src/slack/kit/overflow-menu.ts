import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { ACTIONS, unpackOption } from './ids.ts';

/** Middleware: turns a choice in an “…” menu into a click on the matching button, so that its listener handles both. */
export async function overflowMenus({ payload, next }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> {
  const button = chosenButton(payload);
  if (button) Object.assign(payload, button);
  await next();
}

function chosenButton(payload: AnyMiddlewareArgs['payload']) {
  if (!('action_id' in payload) || payload.action_id !== ACTIONS.moreMenu) return undefined;
  return 'selected_option' in payload ? unpackOption(payload.selected_option?.value) : undefined;
}
