import { useRef, useState } from 'react';
import { Floating } from '../shell/floating.tsx';
import { Icon } from '../shell/icon.tsx';
import { useWorkspace } from '../state/workspace.tsx';
import { aheadTexts, clockText, longClockText, placeOf, useWorkspaceTime } from '../state/workspace-time.ts';
import { ClockPanel } from './clock-panel.tsx';

/** The workspace's time, in the reader's time zone, and a button to move it. */
export function ClockControl() {
  const { state } = useWorkspace();
  const { aheadMs } = state.clock;
  const { tz } = state.me;
  const ahead = aheadTexts(aheadMs);
  const time = useWorkspaceTime(aheadMs);
  const [first] = useState(aheadMs);
  const [moved, setMoved] = useState(false);
  const [shown, setShown] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Once it has been moved, “back to the real time” is news.
  if (!moved && aheadMs !== first) setMoved(true);
  const close = () => {
    setShown(false);
    button.current?.focus();
  };
  return (
    <div className="clock">
      <button
        ref={button}
        type="button"
        className="clock-button"
        aria-haspopup="dialog"
        aria-expanded={shown}
        title="Move the playground’s time"
        onClick={() => setShown(!shown)}
      >
        <Icon name="clock" size={16} />
        <span className="clock-time">
          <span className="hidden-text">Playground time: {longClockText(time, tz)}</span>
          <span aria-hidden="true">{clockText(time, tz)}</span>
        </span>
        {aheadMs !== 0 && (
          <span className="clock-ahead" title={`${ahead.long} of the real time`}>
            <span className="hidden-text">, {ahead.long}</span>
            <span aria-hidden="true">{ahead.short}</span>
          </span>
        )}
      </button>
      {/* Announced when anybody moves the time, not every minute. */}
      <span role="status" className="hidden-text">
        {moved &&
          (aheadMs === 0 ? 'The playground is back to the real time' : `The playground is ${ahead.long}`)}
      </span>
      {shown && (
        <Floating
          anchor={button}
          side="above"
          fit
          className="clock-layer"
          onAway={() => setShown(false)}
          onEscape={close}
        >
          <div role="dialog" aria-label={`Playground time in ${placeOf(tz)}`}>
            <ClockPanel time={time} onMoved={close} />
          </div>
        </Floating>
      )}
    </div>
  );
}
