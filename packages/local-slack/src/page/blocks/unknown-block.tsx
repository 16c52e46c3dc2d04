/** What cannot be drawn says so; nothing disappears in silence. */
export function UnknownBlock({ type }: { type: string }) {
  return <p className="unknown-block">This block can't be shown here: {type}</p>;
}
