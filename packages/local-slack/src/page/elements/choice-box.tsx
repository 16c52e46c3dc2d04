import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Floating } from '../shell/floating.tsx';
import { Icon } from '../shell/icon.tsx';
import type { Choice } from './select-options.ts';

export interface SearchResult {
  choices: Choice[];
  failure?: string;
}

interface Props {
  fieldId?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  placeholder: string;
  choices: Choice[];
  chosen: Choice[];
  many: boolean;
  most?: number | undefined;
  busy: boolean;
  /** Asks the app for choices instead of offering `choices`. */
  load?: (query: string) => Promise<SearchResult>;
  minQuery?: number;
  onChoose: (chosen: Choice[]) => void;
}

/** How long typing must pause before the app is asked (milliseconds). */
const REST = 200;

/** A combobox: type to filter, use the arrows to move, Enter to choose, Escape to leave. */
export function ChoiceBox(props: Props) {
  const { choices, chosen, many, load, minQuery = 0, onChoose } = props;
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [loaded, setLoaded] = useState<SearchResult | 'loading'>({ choices: [] });
  const box = useRef<HTMLSpanElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const enough = query.length >= minQuery;
  const loading = load !== undefined && enough && loaded === 'loading';

  useEffect(() => {
    if (!load || !open || !enough) return;
    let current = true;
    setLoaded('loading');
    const timer = setTimeout(async () => {
      const answer = await load(query);
      if (current) setLoaded(answer);
    }, REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [load, open, query, enough]);

  const shown = load
    ? !enough || loaded === 'loading'
      ? []
      : loaded.choices
    : choices.filter(({ text, detail }) =>
        `${text} ${detail ?? ''}`.toLowerCase().includes(query.toLowerCase()),
      );
  const note =
    load && !enough
      ? `Type at least ${minQuery} ${minQuery === 1 ? 'character' : 'characters'}`
      : loading
        ? 'Loading…'
        : load && loaded !== 'loading' && loaded.failure
          ? loaded.failure
          : shown.length === 0
            ? 'No results'
            : null;
  const isChosen = (choice: Choice) => chosen.some(({ value }) => value === choice.value);

  const close = () => {
    setOpen(false);
    setQuery('');
    setActive(0);
  };
  const choose = (choice: Choice) => {
    if (!many) {
      onChoose([choice]);
      close();
      return;
    }
    if (isChosen(choice)) onChoose(chosen.filter(({ value }) => value !== choice.value));
    else if (props.most === undefined || chosen.length < props.most) onChoose([...chosen, choice]);
    setQuery('');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (shown.length > 0)
        setActive((active + (key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length);
    } else if (key === 'Enter') {
      event.preventDefault();
      const choice = shown[active];
      if (!open) setOpen(true);
      else if (choice) choose(choice);
    } else if (key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (key === 'Backspace' && query === '' && many && chosen.length > 0) {
      onChoose(chosen.slice(0, -1));
    }
  };

  const single = many ? undefined : chosen[0];
  return (
    <span ref={box} className={`choice-box${props.busy ? ' busy' : ''}${many ? ' choice-box-many' : ''}`}>
      {many &&
        chosen.map((choice) => (
          <span key={choice.value} className="chip">
            {choice.text}
            <button
              type="button"
              aria-label={`Remove ${choice.text}`}
              onClick={() => {
                onChoose(chosen.filter(({ value }) => value !== choice.value));
                input.current?.focus();
              }}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
      <input
        ref={input}
        id={props.fieldId}
        className="choice-box-input"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[active] ? `${listId}-${active}` : undefined}
        aria-label={props.labelledBy ? undefined : props.placeholder}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        autoComplete="off"
        placeholder={single ? single.text : many && chosen.length > 0 ? '' : props.placeholder}
        value={open ? query : (single?.text ?? '')}
        onChange={(event) => {
          setOpen(true);
          setActive(0);
          setQuery(event.target.value);
        }}
        onClick={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <Icon name="down" size={14} />
      {/* Outside the list, which may only contain options, and there before it opens, so that screen readers read it. */}
      <span className="hidden-text" role="status">
        {open && note}
      </span>
      {open && (
        <Floating anchor={box} fit className="listbox-layer">
          {note && (
            <div className={loading ? 'listbox-note listbox-loading' : 'listbox-note'} aria-hidden="true">
              {note}
            </div>
          )}
          <div
            id={listId}
            role="listbox"
            aria-label={props.placeholder}
            aria-multiselectable={many}
            className="listbox"
          >
            {shown.map((choice, index) => (
              <Option
                key={choice.value}
                id={`${listId}-${index}`}
                choice={choice}
                head={choice.group !== undefined && choice.group !== shown[index - 1]?.group}
                active={index === active}
                chosen={isChosen(choice)}
                onPoint={() => setActive(index)}
                onChoose={() => choose(choice)}
              />
            ))}
          </div>
        </Floating>
      )}
    </span>
  );
}

function Option(props: {
  id: string;
  choice: Choice;
  head: boolean;
  active: boolean;
  chosen: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.active) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [props.active]);
  return (
    <>
      {props.head && <div className="listbox-group">{props.choice.group}</div>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox keeps the focus and handles the keys */}
      <div
        ref={ref}
        id={props.id}
        role="option"
        tabIndex={-1}
        aria-selected={props.chosen}
        className={props.active ? 'listbox-option active' : 'listbox-option'}
        onPointerMove={props.onPoint}
        onMouseDown={(event) => event.preventDefault()}
        onClick={props.onChoose}
      >
        <span className="listbox-text">
          {props.choice.text}
          {props.choice.detail && <span className="listbox-detail">{props.choice.detail}</span>}
        </span>
        {props.chosen && <Icon name="check" size={14} />}
      </div>
    </>
  );
}
