import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Person } from '../protocol.ts';
import { isOutsider } from '../wire/person-wire.ts';
import { isSubscribed } from '../workspace/messages.ts';
import { viewOnTheWire } from '../workspace/views.ts';
import type { ActionOf } from './action-of.ts';
import { appIsForeign, refuse } from './refusal.ts';

/** Opens the app's Home or Messages tab. Resolves once the app has been told. */
export async function openHome(
  slack: LocalSlack,
  person: Person,
  { tab }: ActionOf<'openHome'>,
): Promise<ActResult> {
  if (tab === 'home' && !slack.manifest.homeTab) {
    return refuse('not_enabled', 'This app has no Home tab.');
  }
  // The app has no Home tab in another workspace, and isn't told when somebody there reads its messages.
  if (isOutsider(person)) return tab === 'home' ? appIsForeign(slack, 'This Home tab') : { ok: true };
  const channel = slack.workspace.botDm(person.id);
  if (isSubscribed(slack, 'app_home_opened')) {
    const view = slack.views.home(person.id);
    await slack.events.send({
      type: 'app_home_opened',
      user: person.id,
      channel: channel.id,
      tab,
      ...(tab === 'home' && view && { view: viewOnTheWire(view) }),
      event_ts: slack.timestamps.next(),
    });
  }
  return { ok: true };
}
