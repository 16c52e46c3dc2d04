/** What a button of a nudge is about. */
export interface NudgeRef {
  deliveryId: string;
  cardId: string;
  /** More that the button needs to know, such as a rating. */
  more: string;
}

export function packNudge({ deliveryId, cardId, more }: NudgeRef): string {
  return `${deliveryId} ${cardId} ${more}`;
}

export function unpackNudge(value: string | undefined): NudgeRef | undefined {
  const match = /^(\S+) (\S+\/\S+) (.*)$/.exec(value ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  return { deliveryId: match[1], cardId: match[2], more: match[3] ?? '' };
}
