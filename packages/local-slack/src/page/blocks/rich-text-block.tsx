import { Fragment, type ReactNode } from 'react';
import { emojiFor } from '../text/emoji.ts';
import { EmojiChar } from '../text/emoji-char.tsx';
import { Link } from '../text/link.tsx';
import { BroadcastMention, ChannelMention, UserMention } from '../text/mention.tsx';
import { SlackDateText } from '../text/slack-date-text.tsx';
import type { RichTextLeaf, RichTextPart } from './block-types.ts';

/** Sections, lists (nested by their indent), quotes, and preformatted text. */
export function RichTextBlock({ parts }: { parts: readonly RichTextPart[] }) {
  return (
    <div className="rich-text">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no identity but their place
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

const LETTERS = ['1', 'a', 'i'] as const;

function Part({ part }: { part: RichTextPart }) {
  const leaves = <Leaves leaves={part.elements} />;
  switch (part.type) {
    case 'rich_text_quote':
      return <blockquote className="quote">{leaves}</blockquote>;
    case 'rich_text_preformatted':
      return <pre className="preformatted">{leaves}</pre>;
    case 'rich_text_list': {
      const indent = part.indent ?? 0;
      const items = part.elements.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
        <li key={index}>
          <Leaves leaves={section.elements ?? []} />
        </li>
      ));
      const style = { marginInlineStart: `${indent * 28}px` };
      return part.style === 'ordered' ? (
        <ol start={(part.offset ?? 0) + 1} type={LETTERS[indent % 3] ?? '1'} style={style}>
          {items}
        </ol>
      ) : (
        <ul className={`bullets-${indent % 3}`} style={style}>
          {items}
        </ul>
      );
    }
    default:
      return <div className="rich-text-section">{leaves}</div>;
  }
}

function Leaves({ leaves }: { leaves: readonly RichTextLeaf[] }) {
  return leaves.map((leaf, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no identity but their place
    <Fragment key={index}>{styled(leaf, draw(leaf))}</Fragment>
  ));
}

function draw(leaf: RichTextLeaf): ReactNode {
  switch (leaf.type) {
    case 'text':
      return leaf.text ?? '';
    case 'link':
      return <Link url={leaf.url ?? ''}>{leaf.text || leaf.url}</Link>;
    case 'user':
      return <UserMention id={leaf.user_id ?? ''} />;
    case 'channel':
      return <ChannelMention id={leaf.channel_id ?? ''} />;
    case 'broadcast':
      return <BroadcastMention range={leaf.range ?? 'channel'} />;
    case 'usergroup':
      return <span className="mention">@{leaf.usergroup_id}</span>;
    case 'team':
      return <span className="mention">@{leaf.team_id}</span>;
    case 'emoji': {
      const name = leaf.name ?? '';
      const char = emojiFor(name);
      return char ? <EmojiChar name={name} char={char} /> : `:${name}:`;
    }
    case 'date':
      return (
        <SlackDateText
          seconds={leaf.timestamp ?? 0}
          format={leaf.format ?? '{date}'}
          fallback={leaf.fallback ?? ''}
          url={leaf.url}
        />
      );
    case 'color':
      return (
        <span className="color">
          {leaf.value} <span className="color-sample" style={{ background: leaf.value }} />
        </span>
      );
    default:
      return leaf.text ?? '';
  }
}

function styled({ style = {} }: RichTextLeaf, content: ReactNode): ReactNode {
  let node = content;
  if (style.code) node = <code className="code">{node}</code>;
  if (style.strike) node = <s>{node}</s>;
  if (style.underline) node = <u>{node}</u>;
  if (style.italic) node = <em>{node}</em>;
  if (style.bold) node = <strong>{node}</strong>;
  return node;
}
