import { useId, useState } from 'react';
import type { Person, PersonChange } from '../../protocol.ts';
import { Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icon.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { clockText, placeOf, workspaceNow } from '../state/workspace-time.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const HOUR = 60;
const DAY = 24 * HOUR;
const SNOOZES = [
  { minutes: HOUR, label: 'For an hour' },
  { minutes: 8 * HOUR, label: 'For eight hours' },
  { minutes: DAY, label: 'For a day' },
  { minutes: 7 * DAY, label: 'For a week' },
] as const;
const ACCOUNTS = { none: 'Member', multi: 'Guest in several channels', single: 'Guest in one channel' };

/** A person's account, time zone, presence, and do-not-disturb. Collapsed, it is one line that says what is unusual. */
export function PersonSettings({ person }: { person: Person }) {
  const { tryAct } = useWorkspace();
  const [open, setOpen] = useState(false);
  const id = useId();
  const change = (to: PersonChange) => void tryAct({ do: 'changePerson', person: person.id, change: to });
  return (
    <>
      <button
        type="button"
        className="setting-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Avatar person={person} size={32} />
        <span className="switcher-text">
          <span className="switcher-name">{person.realName}</span>
          <span className="setting-note">{notesOn(person).join(' · ')}</span>
        </span>
        <Icon name={open ? 'down' : 'right'} size={14} />
      </button>
      <div id={id} hidden={!open} className="setting-fields">
        {open && (
          <>
            <ZoneField person={person} onChange={(tz) => change({ tz })} />
            <SnoozeField person={person} onChange={(snoozeMinutes) => change({ snoozeMinutes })} />
            {person.teamId === undefined && (
              <AccountField person={person} onChange={(guest) => change({ guest })} />
            )}
            <label className="setting-check">
              <input
                type="checkbox"
                checked={person.away ?? false}
                onChange={({ currentTarget }) => change({ away: currentTarget.checked })}
              />
              Away
            </label>
            <button
              type="button"
              className="button"
              onClick={() => change({ deactivated: !person.deactivated })}
            >
              {person.deactivated ? 'Reactivate account' : 'Deactivate account'}
            </button>
          </>
        )}
      </div>
    </>
  );
}

function ZoneField({ person, onChange }: { person: Person; onChange: (zone: string) => void }) {
  const id = useId();
  // The browser may know a zone under a different name than the server.
  const zones = ZONES.includes(person.tz) ? ZONES : [person.tz, ...ZONES];
  return (
    <div className="setting-field">
      <label htmlFor={id}>Time zone</label>
      <select
        id={id}
        className="field"
        value={person.tz}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {zones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </select>
    </div>
  );
}

function SnoozeField({ person, onChange }: { person: Person; onChange: (minutes: number) => void }) {
  const id = useId();
  const until = snoozedUntil(person);
  return (
    <div className="setting-field">
      <label htmlFor={id}>Do not disturb</label>
      <select
        id={id}
        className="field"
        value={until === undefined ? '0' : 'until'}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      >
        {until !== undefined && <option value="until">Until {until}</option>}
        <option value="0">Nights only, 10 PM to 8 AM</option>
        {SNOOZES.map(({ minutes, label }) => (
          <option key={minutes} value={minutes}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

type Account = keyof typeof ACCOUNTS;

function AccountField({ person, onChange }: { person: Person; onChange: (guest: Account) => void }) {
  const id = useId();
  return (
    <div className="setting-field">
      <label htmlFor={id}>Account type</label>
      <select
        id={id}
        className="field"
        value={person.guest ?? 'none'}
        onChange={({ currentTarget }) => onChange(currentTarget.value as Account)}
      >
        {Object.entries(ACCOUNTS).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What people should know about this person while the settings are collapsed. */
function notesOn(person: Person): string[] {
  const until = snoozedUntil(person);
  return [
    placeOf(person.tz),
    ...(person.deactivated ? ['deactivated'] : []),
    ...(person.teamId === undefined ? [] : ['from another workspace']),
    ...(person.guest === undefined ? [] : ['guest']),
    ...(person.away ? ['away'] : []),
    ...(until === undefined ? [] : [`do not disturb until ${until}`]),
  ];
}

/** When the person's snooze ends, in their own time; undefined if there is none. */
function snoozedUntil({ snooze, tz }: Person): string | undefined {
  const now = workspaceNow();
  const seconds = now.getTime() / 1000;
  if (!snooze || snooze.from > seconds || snooze.until <= seconds) return undefined;
  return clockText(new Date(snooze.until * 1000), tz, now);
}
