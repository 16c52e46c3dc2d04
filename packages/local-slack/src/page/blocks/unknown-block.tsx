/** Says that a block can't be shown, so that nothing silently disappears. */
export function UnknownBlock({ type }: { type: string }) {
  return <p className="unknown-block">This block can't be shown here: {type}</p>;
}
