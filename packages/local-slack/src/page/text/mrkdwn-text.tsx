import { Fragment, memo } from 'react';
import { EmojiChar } from './emoji-char.tsx';
import { Link } from './link.tsx';
import { BroadcastMention, ChannelMention, UserMention } from './mention.tsx';
import { type Inline, type Piece, parseMrkdwn } from './mrkdwn.ts';
import { SlackDateText } from './slack-date-text.tsx';

const MOST_LARGE_EMOJI = 23;

/** Mrkdwn the way Slack shows it. With `jumbo`, a text that is only emoji is large. */
export const MrkdwnText = memo(function MrkdwnText({
  text,
  jumbo = false,
}: {
  text: string;
  jumbo?: boolean;
}) {
  const pieces = parseMrkdwn(text);
  const large = jumbo && onlyEmoji(pieces);
  return (
    <div className={large ? 'mrkdwn mrkdwn-jumbo' : 'mrkdwn'}>
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
        <PieceView key={index} piece={piece} />
      ))}
    </div>
  );
});

function onlyEmoji(pieces: Piece[]): boolean {
  const [piece] = pieces;
  if (pieces.length !== 1 || piece?.type !== 'paragraph') return false;
  const emoji = piece.children.filter((node) => node.type === 'emoji').length;
  const rest = piece.children.some(
    (node) => node.type !== 'emoji' && !(node.type === 'text' && node.text.trim() === ''),
  );
  return emoji > 0 && emoji <= MOST_LARGE_EMOJI && !rest;
}

function PieceView({ piece }: { piece: Piece }) {
  if (piece.type === 'preformatted') return <pre className="preformatted">{piece.text}</pre>;
  if (piece.type === 'quote') {
    return (
      <blockquote className="quote">
        <InlineList nodes={piece.children} />
      </blockquote>
    );
  }
  return (
    <span className="paragraph">
      <InlineList nodes={piece.children} />
    </span>
  );
}

function InlineList({ nodes }: { nodes: Inline[] }) {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no identity but their place
    <Fragment key={index}>
      <InlineView node={node} />
    </Fragment>
  ));
}

function InlineView({ node }: { node: Inline }) {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'strong':
      return (
        <strong>
          <InlineList nodes={node.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <InlineList nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <InlineList nodes={node.children} />
        </s>
      );
    case 'code':
      return <code className="code">{node.text}</code>;
    case 'link':
      return <Link url={node.url}>{node.label}</Link>;
    case 'user':
      return <UserMention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'broadcast':
      return <BroadcastMention range={node.range} />;
    case 'usergroup':
      return <span className="mention">{node.label}</span>;
    case 'date':
      return (
        <SlackDateText seconds={node.seconds} format={node.format} fallback={node.fallback} url={node.url} />
      );
    case 'emoji':
      return <EmojiChar name={node.name} char={node.char} />;
  }
}
