import type { Message, PageState } from './protocol.ts';

/** Generous, so that a slow, busy machine does not fail a test that would succeed. */
const patienceMs = 20_000;

export interface Waiting<T> {
  read: () => PageState;
  /** Calls back after every change. Returns a function that stops it. */
  onChange: (listener: () => void) => () => void;
  find: (state: PageState) => T | undefined;
}

/**
 * Resolves with what `find` finds as soon as it does. Otherwise rejects with a summary of what the person sees
 * instead.
 */
export function waitForState<T>({ read, onChange, find }: Waiting<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const timer = setTimeout(() => {
      stop();
      const what = find.toString().replace(/\s+/g, ' ').slice(0, 300);
      reject(new Error(`Waited ${patienceMs / 1000} s, but nothing matched ${what}\n${picture(read())}`));
    }, patienceMs);
    const look = () => {
      try {
        const found = find(read());
        if (found === undefined) return;
        resolve(found);
      } catch (error) {
        reject(error);
      }
      clearTimeout(timer);
      stop();
    };
    stop = onChange(look);
    look();
  });
}

/** What the person sees, as readable lines. */
export function picture(state: PageState): string {
  const lines = state.messages.slice(-20).map((message) => `  ${lineOf(state, message)}`);
  return [
    `${state.me.realName} sees (app ${state.botConnected ? 'connected' : 'not connected'}):`,
    ...lines,
    ...state.modals.map(
      (modal) => `  [modal ${modal.callbackId}] ${modal.title} ${JSON.stringify(modal.errors)}`,
    ),
    ...state.notices.map((notice) => `  [notice] ${notice.text}`),
    ...(state.home ? [`  [home] ${state.home.blocks.length} blocks`] : []),
  ].join('\n');
}

function lineOf(state: PageState, message: Message): string {
  const channel = state.channels.find((one) => one.id === message.channel);
  const place = channel?.kind === 'dm' ? 'DM' : `#${channel?.name}`;
  const author = state.people.find((one) => one.id === message.userId)?.name ?? message.userId;
  const marks = [
    message.threadTs && `in thread ${message.threadTs}`,
    message.ephemeral && 'only for you',
    message.blocks && `${message.blocks.length} blocks`,
  ].filter(Boolean);
  return `${place} ${message.ts} ${author}: ${message.text.slice(0, 160)}${marks.length ? ` (${marks.join(', ')})` : ''}`;
}
