import { type RefObject, useEffect, useRef } from 'react';
import { Avatar } from '../shell/avatar.tsx';
import { Floating } from '../shell/floating.tsx';
import { Icon, type IconName } from '../shell/icon.tsx';
import type { Candidate, Completion } from './completion.ts';

interface Props {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  completion: Completion;
  active: number;
  onPoint: (index: number) => void;
  onChoose: (candidate: Candidate) => void;
}

/** The list above the composer. The text field keeps the focus and handles the keys. */
export function CompletionList({ id, anchor, completion, active, onPoint, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Floating anchor={anchor} side="above" fit className="listbox-layer">
      <div className="completion-head">
        <span>{completion.title}</span>
        <span aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Enter</kbd> choose · <kbd>Esc</kbd> close
        </span>
      </div>
      <div ref={list} id={id} role="listbox" aria-label={completion.title} className="listbox">
        {completion.candidates.map((candidate, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text field keeps the focus and handles the keys
          <div
            key={candidate.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={index === active ? 'listbox-option active' : 'listbox-option'}
            onPointerMove={() => onPoint(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(candidate)}
          >
            <Mark candidate={candidate} />
            <span className="listbox-text">
              <span>
                <strong>{candidate.label}</strong>{' '}
                {candidate.hint && <span className="completion-hint">{candidate.hint}</span>}
              </span>
              {candidate.detail && <span className="listbox-detail">{candidate.detail}</span>}
            </span>
          </div>
        ))}
      </div>
    </Floating>
  );
}

const ICONS: Partial<Record<Candidate['type'], IconName>> = {
  command: 'slash',
  shortcut: 'bolt',
  channel: 'hash',
};

function Mark({ candidate }: { candidate: Candidate }) {
  if (candidate.person) return <Avatar person={candidate.person} size={24} />;
  if (candidate.char) {
    return (
      <span className="completion-mark" aria-hidden="true">
        {candidate.char}
      </span>
    );
  }
  const icon = ICONS[candidate.type] ?? 'people';
  return (
    <span className="completion-mark">
      <Icon name={icon} />
    </span>
  );
}
