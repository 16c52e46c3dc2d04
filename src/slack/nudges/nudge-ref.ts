/** What a button of a nudge refers to. */
export interface NudgeRef {
  deliveryId: string;
  cardId: string;
  /** Anything else that the button needs to know, such as a rating. */
  more: string;
}

/** For a button's value. */
export function packNudge({ deliveryId, cardId, more }: NudgeRef): string {
  return `${deliveryId} ${cardId} ${more}`;
}

/** Undefined for anything else, such as the value of a button of another version. */
export function unpackNudge(value: string | undefined): NudgeRef | undefined {
  const match = /^([\w-]{1,80}) ([\w-]{1,80}\/[\w-]{1,80}) (.{0,200})$/.exec(value ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  return { deliveryId: match[1], cardId: match[2], more: match[3] ?? '' };
}
