import { setTimeout as delay } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Checklist } from '../../answers/checklist.ts';
import type { ChecklistService } from '../../answers/checklist-service.ts';
import { type Sender, updateReply } from '../kit/send.ts';
import { checklistVersion, checklistView } from './checklist-view.ts';

/** Between two drawings of one list, in ms: Slack takes some fifty changes of messages a minute, for all lists. */
const PAUSE_MS = 1000;

/** Slack may ask for more patience than this, in seconds; then the next tick draws the list. */
const LONGEST_WAIT_S = 60;

export interface Redraws {
  /** Resolves when the message shows the list as it was when this was called, or later. */
  redraw(listId: string, sender: Sender): Promise<void>;
}

/**
 * Draws checklists anew, one drawing at a time for a list: what is ticked meanwhile is in the next one, so that a burst
 * of ticks makes few changes of the message.
 */
export function createRedraws(checklists: ChecklistService): Redraws {
  const running = new Map<string, Drawing>();

  const draw = async (listId: string, drawing: Drawing, sender: Sender): Promise<void> => {
    for (let drawn = -1; ; ) {
      const list = await checklists.read(listId);
      if (!list?.messageTs || checklistVersion(list) === drawn) return;
      // What this process is told of meanwhile has its own turn. Another process may have drawn what was older over
      // what is newer: look again.
      if (drawn >= 0 && drawing.next) return;
      await update(list, list.messageTs, sender);
      drawn = checklistVersion(list);
    }
  };
  const update = async (list: Checklist, ts: string, sender: Sender) => {
    const target = { channel: list.channel, ts };
    try {
      await updateReply(sender, target, checklistView(list));
    } catch (error) {
      if (!(error instanceof webApi.WebAPIRateLimitedError) || error.retryAfter > LONGEST_WAIT_S) throw error;
      sender.log.warn(
        { retryAfter: error.retryAfter },
        'a checklist is drawn later: Slack asks for patience',
      );
      await delay(error.retryAfter * 1000);
      const later = await checklists.read(list.id);
      if (later) await updateReply(sender, target, checklistView(later));
    }
  };
  const begin = (listId: string, sender: Sender): Promise<void> => {
    const drawing: Drawing = { over: Promise.resolve() };
    running.set(listId, drawing);
    const drawn = draw(listId, drawing, sender);
    // The pause is for whoever comes next, not for whoever waits for this one.
    drawing.over = drawn.catch(() => {}).then(() => delay(PAUSE_MS, undefined, { ref: false }));
    void drawing.over.then(() => {
      if (!drawing.next) running.delete(listId);
    });
    return drawn;
  };
  return {
    redraw(listId, sender) {
      const drawing = running.get(listId);
      if (!drawing) return begin(listId, sender);
      drawing.next ??= drawing.over.then(() => begin(listId, sender));
      return drawing.next;
    },
  };
}

interface Drawing {
  /** It is drawn, and the pause after it has passed. */
  over: Promise<void>;
  /** The drawing after this one, once somebody has asked for it. */
  next?: Promise<void>;
}
