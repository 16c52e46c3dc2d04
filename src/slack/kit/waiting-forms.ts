import { noteView } from './note-view.ts';
import { isPlatformError } from './platform-error.ts';
import { postReply } from './send.ts';
import { CLOSED } from './show.ts';
import type { Workspace } from './workspace.ts';

/** A window in which somebody waits for what comes of a form. */
export interface WaitingForm {
  workspace: Workspace;
  userId: string;
  /** Says in the window that the outcome is not known. */
  show(): Promise<void>;
  /** The same for a person who has closed the window, mrkdwn. */
  text: string;
}

/** The forms whose outcome people wait for: a process that ends must not leave them waiting. */
export interface WaitingForms {
  /** @returns ends the wait */
  add(form: WaitingForm): () => void;
  /** Tells everybody who waits that the outcome is not known. Never rejects. */
  tellInterrupted(): Promise<void>;
}

export function createWaitingForms(): WaitingForms {
  const waiting = new Set<WaitingForm>();
  return {
    add(form) {
      waiting.add(form);
      return () => void waiting.delete(form);
    },
    async tellInterrupted() {
      await Promise.all([...waiting].map(tell));
    },
  };
}

async function tell({ workspace, userId, show, text }: WaitingForm): Promise<void> {
  try {
    await show().catch(async (error: unknown) => {
      if (!isPlatformError(error, CLOSED)) throw error;
      await postReply(workspace, { channel: userId }, noteView(text));
    });
  } catch (error) {
    workspace.log.warn(
      { event: 'form.interruption_not_shown', err: error },
      'could not say that a form was interrupted',
    );
  }
}
