import { alternativeTexts, blockLines } from './block-text.ts';
import { asMarkup, objectIn, objectsIn, type SlackJson, textIn } from './slack-json.ts';

/**
 * What an attachment says, a line each, in reading order: an app's alert, the preview of a link, or a message that
 * somebody forwarded. The footer is left out: it names the app and the time.
 */
export function* attachmentLines(attachment: SlackJson): Generator<string> {
  let says = false;
  for (const line of partsOf(attachment)) {
    if (line.trim() === '') continue;
    yield says ? line : `${authorOf(attachment)}${line}`;
    says = true;
  }
  if (!says) yield* textIn(attachment.fallback).split('\n');
}

/** What the images in an attachment show. */
export function* attachedAlternativeTexts(attachment: SlackJson): Generator<string> {
  yield* alternativeTexts(attachment.blocks);
  for (const blocks of forwardedBlocks(attachment)) yield* alternativeTexts(blocks);
}

/** What a file says as far as the message tells: its title and the beginning of a snippet. */
export function* fileLines(file: SlackJson): Generator<string> {
  const isImage = textIn(file.mimetype).startsWith('image/');
  // The name that a camera or a screenshot tool gave says nothing.
  if (!isImage) yield asMarkup(textIn(file.subject) || textIn(file.title) || textIn(file.name));
  yield* asMarkup(textIn(file.plain_text) || textIn(file.preview_plain_text) || textIn(file.preview)).split(
    '\n',
  );
}

function* partsOf(attachment: SlackJson): Generator<string> {
  yield* textIn(attachment.pretext).split('\n');
  yield textIn(attachment.title);
  yield* textIn(attachment.text).split('\n');
  for (const { title, value } of objectsIn(attachment.fields)) {
    yield [textIn(title), textIn(value)].filter(Boolean).join(': ');
  }
  yield* blockLines(attachment.blocks);
  for (const blocks of forwardedBlocks(attachment)) yield* blockLines(blocks);
  for (const file of objectsIn(attachment.files)) yield* fileLines(file);
}

/** The blocks of the messages that somebody forwarded, or linked to. */
function forwardedBlocks(attachment: SlackJson): unknown[] {
  return objectsIn(attachment.message_blocks).map(({ message }) => objectIn(message).blocks);
}

/** Who wrote a forwarded message, in Slack's markup for a person, so that the search takes no name for a word. */
function authorOf({ is_share: isShare, is_msg_unfurl: isLinked, ...attachment }: SlackJson): string {
  const [id, name] = [textIn(attachment.author_id), textIn(attachment.author_name)];
  return (isShare || isLinked) && id && name ? `<@${id}|${asMarkup(name).replaceAll('|', ' ')}>: ` : '';
}
