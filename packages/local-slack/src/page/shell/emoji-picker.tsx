import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { emojiFor, findEmoji } from '../text/emoji.ts';
import { Floating } from './floating.tsx';
import { Icon } from './icon.tsx';

const USUAL = [
  ...['+1', '-1', 'tada', 'heart', 'joy', 'slightly_smiling_face', 'thinking_face', 'eyes'],
  ...['rocket', 'white_check_mark', 'x', 'fire', 'bulb', 'pray', 'clap', 'raised_hands'],
  ...['wave', '100', 'warning', 'rotating_light', 'bug', 'memo', 'books', 'dart'],
];
const MOST = 40;
const COLUMNS = 8;

interface Props {
  label: string;
  className?: string;
  onChoose: (name: string) => void;
  onOpenChange?: (open: boolean) => void;
}

/** A button that opens a small emoji picker with search. */
export function EmojiPicker({ label, className = 'icon-button', onChoose, onOpenChange }: Props) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const board = useRef<HTMLDivElement>(null);

  const show = (next: boolean, focusBack = true) => {
    setOpen(next);
    setQuery('');
    onOpenChange?.(next);
    if (!next && focusBack) button.current?.focus();
  };
  useEffect(() => {
    if (open) search.current?.focus();
  }, [open]);

  const found =
    query.trim() === ''
      ? USUAL.map((name) => ({ name, char: emojiFor(name) ?? '' }))
      : findEmoji(query.trim(), MOST);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      show(false);
      return;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (step === undefined) return;
    const all = [...(board.current?.querySelectorAll('button') ?? [])];
    const now = all.indexOf(document.activeElement as HTMLButtonElement);
    if (now < 0 && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (now >= 0 && now + step < 0) search.current?.focus();
    else all[now < 0 ? 0 : Math.min(now + step, all.length - 1)]?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => show(!open)}
      >
        <Icon name="smile" />
      </button>
      {open && (
        <Floating anchor={button} align="end" className="emoji-layer" onAway={() => show(false, false)}>
          <div role="dialog" aria-label={label} onKeyDown={onKeyDown}>
            <input
              ref={search}
              className="field"
              type="search"
              placeholder="Search emoji"
              aria-label="Search emoji"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                const [first] = found;
                if (event.key !== 'Enter' || !first || query.trim() === '') return;
                event.preventDefault();
                show(false);
                onChoose(first.name);
              }}
            />
            <div ref={board} className="emoji-board">
              {found.map(({ name, char }) => (
                <button
                  key={name}
                  type="button"
                  aria-label={name.replace(/_/g, ' ')}
                  title={`:${name}:`}
                  onClick={() => {
                    show(false);
                    onChoose(name);
                  }}
                >
                  {char}
                </button>
              ))}
              {found.length === 0 && <p className="listbox-note">No emoji by that name</p>}
            </div>
          </div>
        </Floating>
      )}
    </>
  );
}
