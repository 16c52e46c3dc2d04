import { checkBlocks } from '../blocks/check-blocks.ts';
import { checkView } from '../blocks/check-view.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { Block, CheckResult, Modal, Person, PreviewItem, PreviewState } from '../protocol.ts';
import { pageStateOf } from './page-state.ts';
import type { PreviewSource, SourceItem } from './preview-source.ts';

/**
 * Everything that the preview page shows.
 * @param asked the item to show; null for just the list
 */
export async function previewStateOf(
  slack: LocalSlack,
  source: PreviewSource,
  reader: Person,
  asked: string | null,
): Promise<PreviewState> {
  const [{ groups, items, elsewhere }, item] = await Promise.all([
    source.list(),
    asked === null ? undefined : source.item(asked),
  ]);
  return {
    // A preview is not part of any conversation.
    workspace: { ...pageStateOf(slack, reader), channels: [], messages: [], modals: [], notices: [] },
    groups: [...groups],
    items: [...items],
    elsewhere: [...elsewhere],
    checking: false,
    asked,
    item: item ? checked(item) : null,
  };
}

/** Checks an item by Slack's rules, like a real message and a real modal. */
function checked({ shown, problems, ...item }: SourceItem): PreviewItem {
  if (!shown) return { ...item, shown: null, problems: [...problems] };
  const { message, modal } = shown;
  return {
    ...item,
    problems: [...problems],
    shown: {
      text: message.text,
      blocks: messageBlocks(message.blocks),
      plain: messageBlocks(message.plain),
      modal: modalOf(modal),
    },
  };
}

function messageBlocks(blocks: readonly unknown[]): CheckResult<Block[]> {
  const result = checkBlocks(blocks, 'message', '/blocks');
  // The blocks as they came: with new made-up ids each time, the page would redraw everything.
  return result.ok ? { ok: true, content: blocks as Block[] } : { ok: false, refusals: result.messages };
}

function modalOf(view: unknown): CheckResult<Modal> {
  const result = checkView(view, 'modal');
  if (!result.ok) {
    return { ok: false, refusals: result.messages.length > 0 ? result.messages : [result.error] };
  }
  const { title, submit, close, callbackId } = result.draft;
  return {
    ok: true,
    content: {
      id: 'preview',
      hash: '',
      callbackId,
      title,
      ...(submit !== undefined && { submit }),
      ...(close !== undefined && { close }),
      blocks: (view as { blocks: Block[] }).blocks,
      errors: {},
    },
  };
}
