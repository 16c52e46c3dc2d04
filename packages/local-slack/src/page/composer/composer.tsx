import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { EmojiPicker } from '../shell/emoji-picker.tsx';
import { noteFirstStep } from '../shell/first-steps.tsx';
import { Icon } from '../shell/icon.tsx';
import { repliesOf, topLevel } from '../state/conversation.ts';
import { UNREACHABLE, useFailure } from '../state/failure.ts';
import { useWorkspace } from '../state/workspace.tsx';
import { type Candidate, completionAt } from './completion.ts';
import { CompletionList } from './completion-list.tsx';
import { draftOf, keepDraft, onFill } from './drafts.ts';
import { FormatBar, markOfKey } from './format-bar.tsx';
import { type Edit, insertAt, toggleMark } from './format-text.ts';
import { keepLastCommand, lastCommand, requestEdit } from './last-sent.ts';
import { parseInput } from './parse-input.ts';
import { ShortcutMenu } from './shortcut-menu.tsx';

interface Props {
  channel: string;
  threadTs?: string;
  label: string;
  placeholder?: string;
  /** Called with the timestamp of each sent message. */
  onSent?: (ts: string) => void;
}

/** Where a person writes: Enter sends, Shift+Enter starts a new line, `/`, `@`, `#`, and `:` offer completions. */
export function Composer({ channel, threadTs, label, placeholder = label, onSent }: Props) {
  const { state, act, tryAct } = useWorkspace();
  const draftKey = `${state.me.id} ${threadTs ? `${channel} ${threadTs}` : channel}`;
  const [edit, setEdit] = useState<Edit>(() => endOf(draftOf(draftKey)));
  const [active, setActive] = useState(0);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const [failure, setFailure] = useFailure();
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<Edit | null>(null);
  const listId = useId();

  const { text } = edit;
  const source = {
    people: state.people,
    channels: state.channels,
    commands: state.commands,
    shortcuts: state.shortcuts.filter(({ type }) => type === 'global'),
    inThread: threadTs !== undefined,
  };
  const found = focused && edit.start === edit.end ? completionAt(text, edit.start, source) : null;
  const completion = found && text.slice(found.start, found.end) !== closedFor ? found : null;
  const chosen = Math.min(active, (completion?.candidates.length ?? 1) - 1);
  const command = state.commands.find(
    (one) => !threadTs && text.toLowerCase().startsWith(`${one.command.toLowerCase()} `),
  );

  const change = (next: Edit, place = false) => {
    setEdit(next);
    keepDraft(draftKey, next.text);
    setFailure(null);
    if (place) wanted.current = next;
  };
  useLayoutEffect(() => {
    const next = wanted.current;
    if (!next || !field.current) return;
    wanted.current = null;
    field.current.focus();
    field.current.setSelectionRange(next.start, next.end);
  });
  useEffect(() => {
    // On a phone, the keyboard would cover the conversation right away, so the focus waits for a tap.
    if (matchMedia('(hover: hover)').matches) field.current?.focus();
  }, []);
  useEffect(
    () =>
      onFill(threadTs ? `${channel} ${threadTs}` : channel, (filling) => {
        const next = endOf(filling);
        wanted.current = next;
        setEdit(next);
        setClosedFor(filling);
        keepDraft(draftKey, filling);
      }),
    [channel, threadTs, draftKey],
  );

  const choose = ({ type, key, insert }: Candidate) => {
    if (!completion) return;
    if (type === 'shortcut') {
      setActive(0);
      change(insertAt({ text, start: completion.start, end: completion.end }, ''), true);
      void tryAct({ do: 'shortcut', callbackId: key });
      return;
    }
    const at = { text, start: completion.start, end: completion.end };
    setActive(0);
    change(insertAt(at, text[completion.end] === ' ' ? insert : `${insert} `), true);
  };

  const send = async () => {
    if (sending || text.trim() === '') return;
    const typed = parseInput(text, state.commands, threadTs !== undefined);
    if (typed.type === 'refused') {
      setFailure({ message: typed.message });
      return;
    }
    setSending(true);
    change(endOf(''));
    const result = await act(
      typed.type === 'command'
        ? { do: 'command', channel, command: typed.command, text: typed.text }
        : { do: 'send', channel, text: typed.text, ...(threadTs ? { threadTs } : {}) },
    );
    setSending(false);
    if (result.ok) {
      noteFirstStep(state, channel, typed);
      keepLastCommand(draftKey, typed.type === 'command' ? text : null);
      if (typed.type === 'message' && result.ts) onSent?.(result.ts);
      return;
    }
    // As in Slack, Slackbot says in the conversation why a command failed.
    if (typed.type === 'message' || result.error === UNREACHABLE) setFailure(result);
    // Text that could not be sent comes back, unless the person has started to write something new.
    if (field.current?.value === '') {
      setEdit(endOf(text));
      keepDraft(draftKey, text);
    }
  };

  /** Brings back the last command, or begins to edit this person's last message. Returns false if there is neither. */
  const bringBack = () => {
    const command = lastCommand(draftKey);
    if (command !== undefined) {
      setClosedFor(command);
      change(endOf(command), true);
      return true;
    }
    const inThread = threadTs !== undefined;
    const here = inThread ? repliesOf(state.messages, channel, threadTs) : topLevel(state.messages, channel);
    const mine = here.findLast(({ userId, ephemeral }) => userId === state.me.id && !ephemeral);
    return mine !== undefined && requestEdit({ channel, ts: mine.ts, inThread });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    const candidate = completion?.candidates[chosen];
    // Enter sends a command that is already complete instead of completing it again.
    const complete =
      completion &&
      candidate &&
      text.slice(completion.start, completion.end) === candidate.insert &&
      candidate.type === 'command';
    if (completion && (key === 'ArrowDown' || key === 'ArrowUp')) {
      const count = completion.candidates.length;
      setActive((chosen + (key === 'ArrowDown' ? 1 : -1) + count) % count);
    } else if (
      completion &&
      candidate &&
      (key === 'Tab' || (key === 'Enter' && !complete)) &&
      !event.shiftKey
    ) {
      choose(candidate);
    } else if (completion && key === 'Escape') {
      setClosedFor(text.slice(completion.start, completion.end));
    } else if (key === 'Enter' && !event.shiftKey) {
      void send();
    } else if (key === 'ArrowUp' && text === '' && !event.shiftKey) {
      if (!bringBack()) return;
    } else if (event.ctrlKey || event.metaKey) {
      const mark = markOfKey(key);
      if (!mark) return;
      change(toggleMark(edit, mark), true);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  // Only the selection: React reports it in the same event as a key, before it renders what that key changed.
  const follow = () => {
    const area = field.current;
    if (!area) return;
    const { selectionStart, selectionEnd } = area;
    setEdit((now) => ({
      ...now,
      start: Math.min(selectionStart, now.text.length),
      end: Math.min(selectionEnd, now.text.length),
    }));
  };
  const insert = (part: string) => {
    const spaced = edit.start > 0 && !/\s/.test(text[edit.start - 1] ?? ' ') ? ` ${part}` : part;
    setClosedFor(null);
    change(insertAt(edit, spaced), true);
  };

  return (
    <div className="composer">
      {failure && (
        <p className="composer-failure" role="alert">
          <Icon name="info" size={16} /> {failure}
        </p>
      )}
      <div ref={frame} className="composer-frame">
        <FormatBar edit={edit} onChange={(next) => change(next, true)} />
        <textarea
          ref={field}
          className="composer-field"
          rows={1}
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={completion !== null}
          aria-controls={listId}
          aria-activedescendant={completion ? `${listId}-${chosen}` : undefined}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            const { value, selectionStart, selectionEnd } = event.target;
            setActive(0);
            setClosedFor(null);
            change({ text: value, start: selectionStart, end: selectionEnd });
          }}
          onSelect={follow}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onKeyDown={onKeyDown}
        />
        <div className="composer-foot">
          <EmojiPicker label="Emoji" onChoose={(name) => insert(`:${name}: `)} />
          <button
            type="button"
            className="icon-button"
            aria-label="Mention someone"
            title="Mention someone"
            onClick={() => insert('@')}
          >
            <Icon name="at" />
          </button>
          {!threadTs && (
            <button
              type="button"
              className="icon-button"
              aria-label="Run a command"
              title="Run a command"
              onClick={() => {
                setClosedFor(null);
                change(endOf('/'), true);
              }}
            >
              <Icon name="slash" />
            </button>
          )}
          <ShortcutMenu />
          <span className="composer-hint" aria-live="polite">
            {command ? (
              <>
                <strong>{command.command}</strong> {command.usageHint}
              </>
            ) : (
              text !== '' && (
                <>
                  <kbd>Shift</kbd> + <kbd>Enter</kbd> for a new line
                </>
              )
            )}
          </span>
          <button
            type="button"
            className={sending ? 'send busy' : 'send'}
            aria-label="Send"
            title="Send"
            aria-busy={sending}
            disabled={text.trim() === ''}
            onClick={() => {
              void send();
              field.current?.focus();
            }}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
      {completion && (
        <CompletionList
          id={listId}
          anchor={frame}
          completion={completion}
          active={chosen}
          onPoint={setActive}
          onChoose={choose}
        />
      )}
    </div>
  );
}

function endOf(text: string): Edit {
  return { text, start: text.length, end: text.length };
}
