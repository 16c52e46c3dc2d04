import type { App } from '@slack/bolt';
import { expect, it } from 'vitest';
import { ACTIONS, SHORTCUTS, WORKFLOW_STEPS } from '../../src/slack/kit/ids.ts';
import { type FeatureDeps, registerFeatures } from '../../src/slack/register.ts';

/** Registers every feature on a stand-in that only writes down what is listened to. */
function listenedTo(): { by: string; to: unknown }[] {
  const calls: { by: string; to: unknown }[] = [];
  const app = new Proxy({} as App, {
    get: (_, by: string) => (to: unknown) => calls.push({ by, to }),
  });
  registerFeatures(app, {} as FeatureDeps);
  return calls;
}

const listened = listenedTo();

function isHeard(id: string, ...by: string[]): boolean {
  return listened
    .filter((call) => by.includes(call.by))
    .some(({ to }) => {
      const idOf = to instanceof Object && 'action_id' in to ? to.action_id : to;
      return idOf instanceof RegExp ? idOf.test(id) : idOf === id;
    });
}

/** Fields of a form: what is in them counts when the form is sent. */
const FIELDS: readonly string[] = [ACTIONS.shareNote];
/** The middleware has turned it into the button that was chosen before any listener sees it. */
const BEFORE_LISTENERS: readonly string[] = [ACTIONS.moreMenu];

it.each(Object.values(ACTIONS).filter((id) => !FIELDS.includes(id) && !BEFORE_LISTENERS.includes(id)))(
  'A click on %s does something',
  (id) => expect(isHeard(id, 'action', 'options')).toBe(true),
);

it('A click on an id that nobody registered would be noticed here', () => {
  expect(isHeard('no_such_button', 'action', 'options')).toBe(false);
});

it('Every shortcut and workflow step does something', () => {
  expect(Object.values(SHORTCUTS).filter((id) => !isHeard(id, 'shortcut'))).toEqual([]);
  expect(Object.values(WORKFLOW_STEPS).filter((id) => !isHeard(id, 'function'))).toEqual([]);
});
