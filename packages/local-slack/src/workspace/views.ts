import { randomBytes } from 'node:crypto';
import type { Block, ViewValues } from '../protocol.ts';
import { APP_ID, BOT_ID, newId, TEAM } from './ids.ts';
import { unixSeconds } from './timestamps.ts';

/** A view as the app describes it, already checked. */
export interface ViewDraft {
  type: 'modal' | 'home';
  title: string;
  submit?: string;
  close?: string;
  blocks: Block[];
  callbackId: string;
  externalId: string;
  privateMetadata: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
}

/** A modal that is open, or a published Home tab. */
export interface StoredView extends ViewDraft {
  id: string;
  userId: string;
  hash: string;
  rootId: string;
  previousId?: string;
  values: ViewValues;
  /** By block_id, from the app's last response to a submission. */
  errors: Record<string, string>;
  /** The channel in which the interaction that opened it took place. */
  channel?: string;
  /** The window of the page in which it is open; undefined for a modal that shows in all of the person's windows. */
  window?: string;
}

/** A modal and two more on top of it: https://docs.slack.dev/surfaces/modals */
const maxStack = 3;

export type UpdateResult =
  | { ok: true; view: StoredView }
  | { ok: false; error: 'not_found' | 'hash_conflict' };

/** The modals that are open, by person and window, and the Home tabs. */
export class Views {
  #stacks = new Map<string, StoredView[]>();
  #homes = new Map<string, StoredView>();
  readonly #now: () => Date;
  readonly #changed: () => void;

  constructor(now: () => Date, changed: () => void) {
    this.#now = now;
    this.#changed = changed;
  }

  /**
   * The open modals that a person sees in one window of the page, with the top one last. Without a window, the ones
   * that were opened last.
   */
  stack(userId: string, window?: string): readonly StoredView[] {
    const stacks = [...this.#stacks.values()].filter(([bottom]) => bottom?.userId === userId);
    if (window === undefined) return stacks.at(-1) ?? [];
    const inWindow = (wanted: string | undefined) => stacks.find(([bottom]) => bottom?.window === wanted);
    return inWindow(window) ?? inWindow(undefined) ?? [];
  }

  /** The stack that a modal belongs to, with the top one last. */
  stackOf(view: StoredView): readonly StoredView[] {
    return this.#stacks.get(placeOf(view)) ?? [];
  }

  /** A modal that this person has open, in any window. */
  modal(userId: string, viewId: string): StoredView | undefined {
    return this.#modals.find((view) => view.id === viewId && view.userId === userId);
  }

  home(userId: string): StoredView | undefined {
    return this.#homes.get(userId);
  }

  get homes(): StoredView[] {
    return [...this.#homes.values()];
  }

  find(viewId: string): StoredView | undefined {
    return [...this.#homes.values(), ...this.#modals].find((view) => view.id === viewId);
  }

  findByExternalId(externalId: string): StoredView | undefined {
    return this.#modals.find((view) => view.externalId === externalId);
  }

  /** Opens a modal as a new stack. Modals that were open in the same window are gone. */
  open(userId: string, draft: ViewDraft, window?: string): StoredView {
    const id = newId('V');
    const view = {
      ...this.#make(id, userId, draft, { rootId: id }),
      ...(window !== undefined && { window }),
    };
    // Deleted first, so that the stack that was opened last comes last.
    this.#stacks.delete(placeOf(view));
    this.#stacks.set(placeOf(view), [view]);
    this.#changed();
    return view;
  }

  /** Puts a modal on top of the stack that `onto` is in. Returns undefined if there are three already, or none. */
  push(onto: StoredView, draft: ViewDraft): StoredView | undefined {
    const stack = this.stackOf(onto);
    const top = stack.at(-1);
    if (!top || stack.length >= maxStack) return undefined;
    const made = this.#make(newId('V'), onto.userId, draft, { rootId: top.rootId, previousId: top.id });
    const view = { ...made, ...(top.window !== undefined && { window: top.window }) };
    this.#stacks.set(placeOf(view), [...stack, view]);
    this.#changed();
    return view;
  }

  /** Replaces a view's content. Inputs that keep their block_id and action_id keep what was typed. */
  update(viewId: string, draft: ViewDraft, hash?: string): UpdateResult {
    const view = this.find(viewId);
    if (!view) return { ok: false, error: 'not_found' };
    if (hash !== undefined && hash !== view.hash) return { ok: false, error: 'hash_conflict' };
    const { submit, close, ...rest } = draft;
    delete view.submit;
    delete view.close;
    Object.assign(view, rest, submit !== undefined && { submit }, close !== undefined && { close });
    view.hash = this.#newHash();
    view.errors = {};
    this.#changed();
    return { ok: true, view };
  }

  /** Shows this Home tab to the person. */
  publish(userId: string, draft: ViewDraft, hash?: string): UpdateResult {
    const existing = this.#homes.get(userId);
    if (existing) return this.update(existing.id, draft, hash);
    if (hash !== undefined) return { ok: false, error: 'hash_conflict' };
    const id = newId('V');
    const view = this.#make(id, userId, draft, { rootId: id });
    this.#homes.set(userId, view);
    this.#changed();
    return { ok: true, view };
  }

  /** Restores a published Home tab after a restart. */
  restoreHome(view: StoredView): void {
    this.#homes.set(view.userId, view);
  }

  /** Closes the view and everything on top of it. */
  close(view: StoredView): void {
    const stack = this.stackOf(view);
    const index = stack.findIndex((one) => one.id === view.id);
    if (index < 0) return;
    if (index === 0) this.#stacks.delete(placeOf(view));
    else this.#stacks.set(placeOf(view), stack.slice(0, index));
    this.#changed();
  }

  /** Closes all modals of the stack that this one is in. */
  closeAll(view: StoredView): void {
    this.#stacks.delete(placeOf(view));
    this.#changed();
  }

  showErrors(view: StoredView, errors: Record<string, string>): void {
    view.errors = errors;
    this.#changed();
  }

  clear(): void {
    this.#stacks = new Map();
    this.#homes = new Map();
    this.#changed();
  }

  get #modals(): StoredView[] {
    return [...this.#stacks.values()].flat();
  }

  #make(
    id: string,
    userId: string,
    draft: ViewDraft,
    place: { rootId: string; previousId?: string },
  ): StoredView {
    return { ...draft, ...place, id, userId, hash: this.#newHash(), values: {}, errors: {} };
  }

  #newHash(): string {
    return `${unixSeconds(this.#now())}.${randomBytes(4).toString('hex')}`;
  }
}

/** Where a modal is open: a person and a window. */
function placeOf({ userId, window = '' }: Pick<StoredView, 'userId' | 'window'>): string {
  return `${userId} ${window}`;
}

/** A view as Slack sends it in responses and interactions. */
export function viewOnTheWire(view: StoredView): Record<string, unknown> {
  return {
    id: view.id,
    team_id: TEAM.id,
    app_id: APP_ID,
    app_installed_team_id: TEAM.id,
    bot_id: BOT_ID,
    type: view.type,
    title: plain(view.title),
    submit: view.submit === undefined ? null : plain(view.submit),
    close: view.close === undefined ? null : plain(view.close),
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    external_id: view.externalId,
    state: { values: view.values },
    hash: view.hash,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    root_view_id: view.rootId,
    previous_view_id: view.previousId ?? null,
  };
}

function plain(text: string): Record<string, unknown> {
  return { type: 'plain_text', text, emoji: true };
}
