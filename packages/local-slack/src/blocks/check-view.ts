import { z } from 'zod';
import type { ViewDraft } from '../workspace/views.ts';
import { type BlocksCheck, checkBlocks, fault, words } from './check-blocks.ts';
import { plainText } from './text-objects.ts';

/** Views. Limits: https://docs.slack.dev/reference/views */

const common = {
  /** Checked separately. */
  blocks: z.unknown().optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  ...common,
});

const home = z.strictObject({ type: z.literal('home'), ...common });

/** 250 kB, as `view_too_large` says. */
const maxViewBytes = 250_000;

export type ViewCheck =
  | { ok: true; draft: ViewDraft }
  | { ok: false; error: 'invalid_arguments' | 'view_too_large'; messages: string[] };

/** Checks a view by Slack's rules for modals or for the Home tab. */
export function checkView(value: unknown, type: 'modal' | 'home'): ViewCheck {
  if (JSON.stringify(value ?? null).length > maxViewBytes) {
    return { ok: false, error: 'view_too_large', messages: [] };
  }
  const parsed = (type === 'modal' ? modal : home).safeParse(value, { reportInput: true });
  const rawBlocks =
    typeof value === 'object' && value !== null && 'blocks' in value ? value.blocks : undefined;
  const checked: BlocksCheck =
    rawBlocks === undefined
      ? { ok: false, messages: [fault('missing required field: blocks', '/view')] }
      : checkBlocks(rawBlocks, type, '/view/blocks');
  const messages = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => words(issue, '/view'))),
    ...(checked.ok ? [] : checked.messages),
  ];
  if (!parsed.success || !checked.ok) return { ok: false, error: 'invalid_arguments', messages };
  const view = parsed.data;
  const texts = view.type === 'modal' ? view : undefined;
  if (texts && !texts.submit && checked.blocks.some((one) => one.type === 'input')) {
    const message = fault('missing required field: submit', '/view');
    return { ok: false, error: 'invalid_arguments', messages: [message] };
  }
  return {
    ok: true,
    draft: {
      type,
      title: texts?.title.text ?? '',
      ...(texts?.submit && { submit: texts.submit.text }),
      ...(texts?.close && { close: texts.close.text }),
      blocks: checked.blocks,
      callbackId: view.callback_id ?? '',
      externalId: view.external_id ?? '',
      privateMetadata: view.private_metadata ?? '',
      clearOnClose: texts?.clear_on_close ?? false,
      notifyOnClose: texts?.notify_on_close ?? false,
    },
  };
}
