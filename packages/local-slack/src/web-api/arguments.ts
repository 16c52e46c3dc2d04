import { ApiError, badArguments } from './api-error.ts';

/** Raw arguments: strings from a form, anything from JSON. */
export type Arguments = Record<string, unknown>;

/** Reads a call's body, form-encoded or JSON. Throws an ApiError with Slack's error code. */
export function readArguments(contentType: string, body: string, query: URLSearchParams): Arguments {
  const args: Arguments = Object.fromEntries(query);
  if (contentType.includes('application/json')) {
    let parsed: unknown;
    try {
      parsed = body.trim() === '' ? {} : JSON.parse(body);
    } catch {
      throw new ApiError('invalid_json');
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      throw new ApiError('json_not_object');
    }
    return { ...args, ...parsed };
  }
  if (contentType.includes('application/x-www-form-urlencoded') || contentType === '') {
    return { ...args, ...Object.fromEntries(new URLSearchParams(body)) };
  }
  throw new ApiError('invalid_post_type');
}

/** The argument as text; undefined if it is missing or empty. */
export function text(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The argument as text. Throws `invalid_arguments` if it is missing. */
export function requiredText(args: Arguments, name: string): string {
  const value = text(args, name);
  if (value === undefined) {
    throw badArguments('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
  }
  return value;
}

export function flag(args: Arguments, name: string): boolean {
  const value = args[name];
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** A whole number within the bounds; `fallback` if the argument is missing. */
export function wholeNumber(
  args: Arguments,
  name: string,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  const value = text(args, name);
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < min) {
    throw badArguments('invalid_arguments', [`[ERROR] must be a whole number of at least ${min}: ${name}`]);
  }
  return Math.min(number, max);
}

/** A structured argument: an object in JSON, a JSON string in forms. Throws `onBroken`. */
export function structured(args: Arguments, name: string, onBroken = 'invalid_arguments'): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw new ApiError(onBroken);
  }
}
