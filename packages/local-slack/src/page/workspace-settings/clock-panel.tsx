import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { ClockTarget } from '../../protocol.ts';
import { useFailure } from '../state/failure.ts';
import { localText } from '../state/local-time.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { clockText, placeOf, tomorrowText, weekOnText } from '../state/workspace-time.ts';

interface Props {
  time: Date;
  onMoved: () => void;
}

/** Moves the workspace's time. Stays open until the app has done what was due by then. */
export function ClockPanel({ time, onMoved }: Props) {
  const { state, act } = useWorkspace();
  const { tz } = state.me;
  const { aheadMs, clockChange, nextDue } = state.clock;
  const [moving, setMoving] = useState(false);
  const [failure, setFailure] = useFailure();
  const [local, setLocal] = useState(() => localText(time.getTime() / 1000, tz));
  const first = useRef<HTMLButtonElement>(null);
  const fieldId = useId();

  useEffect(() => first.current?.focus(), []);
  const move = async (to: ClockTarget) => {
    if (moving) return;
    setMoving(true);
    setFailure(null);
    const result = await act({ do: 'moveClock', to });
    setMoving(false);
    if (result.ok) onMoved();
    else setFailure(result);
  };
  const go = (event: FormEvent) => {
    event.preventDefault();
    void move({ at: 'local', local });
  };
  const change = clockChange === null ? null : new Date(clockChange);
  return (
    <div className="clock-panel" aria-busy={moving}>
      <p className="clock-lead">
        Move the time for everybody here and for {state.appName}. Whatever is due on the way happens right
        away.
      </p>
      <button
        ref={first}
        type="button"
        className="clock-choice"
        onClick={() => void move({ at: 'tomorrow' })}
      >
        Tomorrow
        <span className="clock-detail">{tomorrowText(time, tz)}</span>
      </button>
      <button type="button" className="clock-choice" onClick={() => void move({ at: 'next-week' })}>
        In a week
        <span className="clock-detail">{weekOnText(time, tz)}</span>
      </button>
      {nextDue !== null && (
        <button type="button" className="clock-choice" onClick={() => void move({ at: 'next-due' })}>
          {nextDue}
        </button>
      )}
      {change && (
        <button type="button" className="clock-choice" onClick={() => void move({ at: 'clock-change' })}>
          When the clocks change
          <span className="clock-detail">{clockText(new Date(change.getTime() - 300_000), tz, time)}</span>
        </button>
      )}
      <form className="clock-form" onSubmit={go}>
        <label htmlFor={fieldId}>Date and time in {placeOf(tz)}</label>
        <div>
          <input
            id={fieldId}
            type="datetime-local"
            className="field"
            required
            value={local}
            onChange={({ currentTarget }) => setLocal(currentTarget.value)}
          />
          <button type="submit" className="button">
            Go
          </button>
        </div>
      </form>
      <button
        type="button"
        className="clock-choice clock-real"
        disabled={aheadMs === 0}
        onClick={() => void move({ at: 'real' })}
      >
        Back to now
        <span className="clock-detail">{clockText(new Date(time.getTime() - aheadMs), tz, time)}</span>
      </button>
      <p role="alert" className="clock-failure">
        {failure}
      </p>
      {moving && (
        <p role="status" className="clock-moving">
          {state.appName} is catching up…
        </p>
      )}
    </div>
  );
}
