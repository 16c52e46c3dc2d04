import { Dialog } from '../shell/dialog.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { ChannelSettings } from './channel-settings.tsx';
import { PersonSettings } from './person-settings.tsx';

/** What an administrator, or the people themselves, would change in Slack: accounts, time zones, channels. */
export function PeoplePanel({ onClose }: { onClose: () => void }) {
  const { state } = useWorkspace();
  const people = state.people.filter(({ isBot }) => !isBot);
  const channels = state.channels.filter(({ kind }) => kind !== 'dm');
  return (
    <Dialog title="People and channels" onClose={onClose}>
      <div className="dialog-body setting-body">
        <p className="setting-lead">Change accounts and channels, and see how {state.appName} reacts.</p>
        <section aria-labelledby="settings-people">
          <h3 id="settings-people">People</h3>
          <ul className="settings">
            {people.map((person) => (
              <li key={person.id}>
                <PersonSettings person={person} />
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="settings-channels">
          <h3 id="settings-channels">Channels</h3>
          <ul className="settings">
            {channels.map((channel) => (
              <li key={channel.id}>
                <ChannelSettings channel={channel} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
