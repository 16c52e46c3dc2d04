import type { TextObject } from '../blocks/block-types.ts';
import { withEmoji } from './emoji.ts';
import { unescapeSlack } from './mrkdwn.ts';
import { MrkdwnText } from './mrkdwn-text.tsx';

/** The characters of a plain-text object, for labels and attributes. */
export function labelOf(text: TextObject | undefined): string {
  if (!text) return '';
  const plain = unescapeSlack(text.text);
  return text.emoji === false ? plain : withEmoji(plain);
}

/** A text object: mrkdwn or plain, as it says. */
export function TextObjectView({ text }: { text: TextObject }) {
  return text.type === 'mrkdwn' ? (
    <MrkdwnText text={text.text} />
  ) : (
    <span className="plain-text">{labelOf(text)}</span>
  );
}
