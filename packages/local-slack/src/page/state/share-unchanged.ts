/**
 * Returns `next` with every part that equals its counterpart in `previous` replaced by that counterpart. The server
 * sends complete states, and without this, every message would be rendered again for each of them.
 */
export function shareUnchanged<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) {
    const shared = next.map((item, index) => shareUnchanged(previous[index], item));
    const same =
      shared.length === previous.length && shared.every((item, index) => Object.is(item, previous[index]));
    return (same ? previous : shared) as T;
  }
  if (isRecord(previous) && isRecord(next)) {
    const keys = Object.keys(next);
    const shared = Object.fromEntries(keys.map((key) => [key, shareUnchanged(previous[key], next[key])]));
    const same =
      keys.length === Object.keys(previous).length &&
      keys.every((key) => key in previous && Object.is(shared[key], previous[key]));
    return (same ? previous : shared) as T;
  }
  return next;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
