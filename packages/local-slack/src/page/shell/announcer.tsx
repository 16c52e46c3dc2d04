import { useEffect, useRef, useState } from 'react';
import { personOf, useWorkspace } from '../state/workspace.tsx';
import { beginningOf } from '../text/beginning.ts';
import { plainText } from '../text/mrkdwn.ts';

/** Announces new messages in the open conversation to screen readers; of a long one, its beginning. */
export function Announcer() {
  const { state, route } = useWorkspace();
  const [said, setSaid] = useState('');
  const seen = useRef<{ place: string; ts: number } | null>(null);
  const place = `${state.me.id} ${route.channel}`;
  const newest = state.messages.findLast(({ channel }) => channel === route.channel);

  useEffect(() => {
    const ts = Number(newest?.ts ?? 0);
    const before = seen.current;
    seen.current = { place, ts };
    if (!newest || before?.place !== place || ts <= before.ts || newest.userId === state.me.id) return;
    const names = (id: string) =>
      state.people.find((one) => one.id === id)?.realName ??
      state.channels.find((one) => one.id === id)?.name ??
      id;
    const marks = `${newest.ephemeral ? ', only visible to you' : ''}${newest.threadTs ? ', in a thread' : ''}`;
    setSaid(
      `${personOf(state, newest.userId).realName}${marks}: ${beginningOf(plainText(newest.text, names))}`,
    );
  }, [newest, place, state]);

  return (
    <div className="hidden-text" aria-live="polite" data-announcer="">
      {said}
    </div>
  );
}
