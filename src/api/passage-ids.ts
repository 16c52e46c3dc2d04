/** A passage by where it stands. */
export interface PassageRef {
  type: 'card' | 'page';
  /** The id of the card or page. */
  source: string;
  /** Its place there, from 0. */
  at: number;
}

const PAGE = 'page:';

/** The id of a passage: `practices/version-models-and-data:3`, `page:handbook/oncall:0`. It needs no encoding in the path of an address. */
export function passageId({ type, source, at }: PassageRef): string {
  return `${type === 'page' ? PAGE : ''}${source}:${at}`;
}

/** What `passageId` was made from; undefined for any other text. */
export function readPassageId(id: string): PassageRef | undefined {
  const [, page, source, at] = /^(page:)?(.+):(\d{1,6})$/s.exec(id) ?? [];
  if (!source || !at) return undefined;
  return { type: page ? 'page' : 'card', source, at: Number(at) };
}
