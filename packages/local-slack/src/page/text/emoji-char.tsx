/** One emoji with its name for the tooltip and screen readers. */
export function EmojiChar({ name, char }: { name: string; char: string }) {
  return (
    <span className="emoji" role="img" aria-label={`${name.replace(/_/g, ' ')} emoji`} title={`:${name}:`}>
      {char}
    </span>
  );
}
