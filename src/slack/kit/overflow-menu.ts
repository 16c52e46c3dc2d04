import type { AnyMiddlewareArgs, App } from '@slack/bolt';
import { ACTIONS, unpackOption } from './ids.ts';

/**
 * Lets an option of an “…” menu do what the button does that it stands for, wherever that is listened to. To be registered
 * before the listeners: Bolt looks at an action's id only then.
 */
export function registerOverflowMenus(app: App): void {
  app.use(async ({ payload, next }) => {
    const button = chosenButton(payload);
    if (button) Object.assign(payload, button);
    await next();
  });
}

function chosenButton(payload: AnyMiddlewareArgs['payload']) {
  if (!('action_id' in payload) || payload.action_id !== ACTIONS.moreMenu) return undefined;
  return 'selected_option' in payload ? unpackOption(payload.selected_option?.value) : undefined;
}
