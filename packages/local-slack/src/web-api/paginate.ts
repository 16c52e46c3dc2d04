import { ApiError } from './api-error.ts';

export interface Page<T> {
  items: T[];
  /** `has_more` and, if there is more, the cursor in `response_metadata`. */
  fields: Record<string, unknown>;
}

/** Slack's cursors are opaque text; here, it is the next item's index. Throws `invalid_cursor`. */
export function paginate<T>(items: readonly T[], limit: number, cursor: string | undefined): Page<T> {
  const start =
    cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString().slice('next:'.length));
  if (!Number.isInteger(start) || start < 0) throw new ApiError('invalid_cursor');
  const end = start + limit;
  const more = end < items.length;
  const next = more ? Buffer.from(`next:${end}`).toString('base64url') : '';
  return {
    items: items.slice(start, end),
    fields: { has_more: more, response_metadata: { next_cursor: next } },
  };
}
