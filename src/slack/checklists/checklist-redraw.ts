import { setTimeout as delay } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Checklist } from '../../answers/checklist.ts';
import type { ChecklistService } from '../../answers/checklist-service.ts';
import { type Sender, updateReply } from '../kit/send.ts';
import { checklistVersion, checklistView } from './checklist-view.ts';

/**
 * The pause between two redraws of one list, in ms: Slack accepts about fifty message updates a minute, for all
 * lists together.
 */
const PAUSE_MS = 1000;

/** If Slack asks to wait longer than this, in seconds, the next tick redraws the list instead. */
const LONGEST_WAIT_S = 60;

export interface Redraws {
  /** Resolves once the message shows the list as it was at the time of the call, or later. */
  redraw(listId: string, sender: Sender): Promise<void>;
}

/**
 * Redraws checklists, one redraw at a time for each list: the next one includes whatever is ticked in the meantime,
 * so a burst of ticks causes few updates of the message.
 */
export function createRedraws(checklists: ChecklistService): Redraws {
  const running = new Map<string, Redraw>();

  const draw = async (listId: string, current: Redraw, sender: Sender): Promise<void> => {
    for (let drawn = -1; ; ) {
      const list = await checklists.read(listId);
      if (!list?.messageTs || checklistVersion(list) === drawn) return;
      // Ticks that reach this process in the meantime get their own redraw. But another process may have drawn an
      // older state over this one, so look again.
      if (drawn >= 0 && current.next) return;
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
        { event: 'checklist.redraw_delayed', retryAfter: error.retryAfter },
        'Slack limits the rate; redrawing a checklist later',
      );
      await delay(error.retryAfter * 1000);
      const later = await checklists.read(list.id);
      if (later) await updateReply(sender, target, checklistView(later));
    }
  };
  const begin = (listId: string, sender: Sender): Promise<void> => {
    const current: Redraw = { over: Promise.resolve() };
    running.set(listId, current);
    const drawn = draw(listId, current, sender);
    // Only the next redraw waits for this pause; the callers of this one do not.
    current.over = drawn.catch(() => {}).then(() => delay(PAUSE_MS, undefined, { ref: false }));
    void current.over.then(() => {
      if (!current.next) running.delete(listId);
    });
    return drawn;
  };
  return {
    redraw(listId, sender) {
      const current = running.get(listId);
      if (!current) return begin(listId, sender);
      current.next ??= current.over.then(() => begin(listId, sender));
      return current.next;
    },
  };
}

interface Redraw {
  /** Resolves once the list is drawn and the pause after it is over. */
  over: Promise<void>;
  /** The redraw after this one, once somebody has asked for it. */
  next?: Promise<void>;
}
