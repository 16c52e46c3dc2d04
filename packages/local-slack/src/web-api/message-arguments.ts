import { z } from 'zod';
import { checkBlocks, fault } from '../blocks/check-blocks.ts';
import { flattened } from '../blocks/walk-blocks.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { Block, Channel } from '../protocol.ts';
import { maxMessageLength } from '../workspace/messages.ts';
import { isTimestamp } from '../workspace/timestamps.ts';
import type { MessageMetadata } from '../workspace/workspace.ts';
import { ApiError, badArguments } from './api-error.ts';
import { type Arguments, structured, text } from './arguments.ts';

/** A message's content: text, blocks, or both. */
export interface MessageContent {
  text: string;
  blocks?: Block[];
}

/** https://docs.slack.dev/reference/methods/chat.postMessage: `markdown_text` */
const markdownTextLimit = 12_000;

/**
 * Reads and checks `text`, `blocks`, and `markdown_text`. Throws `no_text`, `msg_too_long`, `invalid_blocks`, and
 * Slack's other error codes for messages.
 * @param method the method in question, because a fault may refuse its blocks
 */
export function readContent(slack: LocalSlack, method: string, args: Arguments): MessageContent {
  const plain = text(args, 'text') ?? '';
  const markdown = text(args, 'markdown_text');
  if (structured(args, 'attachments', 'invalid_attachments') !== undefined) {
    throw badArguments('invalid_attachments', ['[ERROR] the local Slack does not support attachments']);
  }
  const given = structured(args, 'blocks', 'invalid_blocks_format');
  if (markdown !== undefined) {
    if (plain !== '' || given !== undefined) throw new ApiError('markdown_text_conflict');
    if (markdown.length > markdownTextLimit) throw new ApiError('msg_too_long');
    return { text: markdown, blocks: readBlocks(slack, method, [{ type: 'markdown', text: markdown }]) };
  }
  if (plain.length > maxMessageLength) throw new ApiError('msg_too_long');
  const blocks = given === undefined ? undefined : readBlocks(slack, method, given);
  if (plain.trim() === '' && (blocks === undefined || blocks.length === 0)) throw new ApiError('no_text');
  return { text: plain, ...(blocks && blocks.length > 0 && { blocks }) };
}

function readBlocks(slack: LocalSlack, method: string, value: unknown): Block[] {
  const checked = checkBlocks(value, 'message', '/blocks');
  if (!checked.ok) throw badArguments('invalid_blocks', checked.messages);
  const tables = checked.blocks.filter((block) => block.type === 'table');
  if (tables.length > 1) throw badArguments('invalid_attachments', ['[ERROR] only_one_table_allowed']);
  checked.blocks.forEach((block, index) => {
    const refused = flattened([block]).find((one) => slack.faults.refusesBlock(method, one.type));
    if (refused) {
      throw badArguments('invalid_blocks', [
        fault(`unsupported type: ${refused.type}`, `/blocks/${index}/type`),
      ]);
    }
  });
  return checked.blocks;
}

const metadataSchema = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

/** 8000 bytes: https://docs.slack.dev/messaging/message-metadata */
const maxMetadataBytes = 8000;

/** Reads `metadata`; undefined if there is none. */
export function readMetadata(args: Arguments): MessageMetadata | undefined {
  const given = structured(args, 'metadata', 'invalid_metadata_format');
  if (given === undefined || given === null) return undefined;
  if (typeof given === 'object' && Object.keys(given).length === 0) return undefined;
  const parsed = metadataSchema.safeParse(given);
  if (!parsed.success) throw new ApiError('invalid_metadata_format');
  if (JSON.stringify(parsed.data).length > maxMetadataBytes) throw new ApiError('metadata_too_large');
  return parsed.data;
}

/**
 * Reads `thread_ts`: the first message of a thread in this channel. Throws `invalid_thread_ts`, `thread_not_found`,
 * or, for the ts of a reply, `cannot_reply_to_message`, because Slack would lose the message.
 */
export function readThread(slack: LocalSlack, channel: Channel, args: Arguments): string | undefined {
  const threadTs = text(args, 'thread_ts');
  if (threadTs === undefined) return undefined;
  if (!isTimestamp(threadTs)) {
    throw badArguments('invalid_thread_ts', [`[ERROR] ${threadTs} is not a valid thread_ts`]);
  }
  const parent = slack.workspace.message(channel.id, threadTs);
  if (!parent) throw new ApiError('thread_not_found');
  const isReply = parent.threadTs !== undefined && parent.threadTs !== parent.ts;
  const isNote = parent.subtype !== undefined && parent.subtype !== 'tombstone';
  if (isReply || isNote || parent.ephemeralFor) {
    throw new ApiError('cannot_reply_to_message');
  }
  return threadTs;
}
