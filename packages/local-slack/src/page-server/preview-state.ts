import { checkBlocks } from '../blocks/check-blocks.ts';
import { checkView } from '../blocks/check-view.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { Block, Drawn, Modal, Person, PreviewCard, PreviewState } from '../protocol.ts';
import { pageStateOf } from './page-state.ts';
import type { PreviewSource, SourceCard } from './preview-source.ts';

/**
 * Everything that the preview page shows.
 * @param asked the card that is looked at; null shows the list alone
 */
export async function previewStateOf(
  slack: LocalSlack,
  source: PreviewSource,
  reader: Person,
  asked: string | null,
): Promise<PreviewState> {
  const [{ kinds, cards, elsewhere }, card] = await Promise.all([
    source.list(),
    asked === null ? undefined : source.card(asked),
  ]);
  return {
    // A preview is nobody's conversation.
    workspace: { ...pageStateOf(slack, reader), channels: [], messages: [], modals: [], notices: [] },
    kinds: [...kinds],
    cards: [...cards],
    elsewhere: [...elsewhere],
    asked,
    card: card ? checked(card) : null,
  };
}

/** Holds a card against Slack's rules, as a real message and a real modal are. */
function checked({ shown, problems, ...card }: SourceCard): PreviewCard {
  if (!shown) return { ...card, shown: null, problems: [...problems] };
  const { answer, modal } = shown;
  return {
    ...card,
    problems: [...problems],
    shown: {
      text: answer.text,
      blocks: messageBlocks(answer.blocks),
      plain: messageBlocks(answer.plain),
      modal: modalOf(modal),
    },
  };
}

function messageBlocks(blocks: readonly unknown[]): Drawn<Block[]> {
  const result = checkBlocks(blocks, 'message', '/blocks');
  // The blocks as they came: ids that were made up anew each time would have the page draw everything anew.
  return result.ok ? { ok: true, drawn: blocks as Block[] } : { ok: false, refusals: result.messages };
}

function modalOf(view: unknown): Drawn<Modal> {
  const result = checkView(view, 'modal');
  if (!result.ok) {
    return { ok: false, refusals: result.messages.length > 0 ? result.messages : [result.error] };
  }
  const { title, submit, close, callbackId } = result.draft;
  return {
    ok: true,
    drawn: {
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
