/** What the log shows of an error. */
export interface LoggedError {
  type: string;
  message: string;
  code?: string | number;
  stack?: string;
  cause?: LoggedError;
}

/** How many causes behind an error to show. */
const CAUSES = 4;

/**
 * The SQLSTATE classes whose messages name parts of the database alone. Those of the others quote values, and so
 * what people wrote: “invalid input syntax for type integer: "…"”.
 */
const NAMES_NO_VALUES = /^(?:08|23|25|28|3D|40|42|53|55|57|58)/;

/**
 * An error as the log shows it: its type, message, code, stack and causes, and nothing else. Libraries add whatever they
 * were working on, such as a statement with its parameters, a row, or a request's body.
 */
export function loggedError(error: unknown, causes = CAUSES): LoggedError {
  // Anything may be thrown or rejected with, a person's text as well.
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error, so it is not shown' };
  const message = messageOf(error);
  const type = error.constructor.name || error.name;
  const code = codeOf(error);
  return {
    type,
    message,
    ...(code !== undefined && { code }),
    stack: [`${type}: ${message}`, ...framesOf(error)].join('\n'),
    ...(error.cause !== undefined && causes > 0 && { cause: loggedError(error.cause, causes - 1) }),
  };
}

/** An error's message without what people wrote. */
export function messageOf(error: Error): string {
  const code = sqlState(error);
  if (code !== undefined && !NAMES_NO_VALUES.test(code)) return `The database refused a value (${code}).`;
  // Where Slack's answer is no JSON, its client takes the whole of it for the error's code.
  if ('data' in error && !/^An API error occurred: [\w:.-]{1,100}$/.test(error.message)) {
    return 'Slack gave an answer that can’t be read.';
  }
  // JSON.parse quotes what it could not read.
  if (error instanceof SyntaxError && error.message.includes('JSON')) return 'This is not valid JSON.';
  const cause = error.cause instanceof Error ? error.cause : undefined;
  // Some errors repeat the message of their cause.
  return cause?.message ? error.message.replaceAll(cause.message, () => messageOf(cause)) : error.message;
}

/** The SQLSTATE of an error from PostgreSQL, also from the embedded one. */
function sqlState(error: Error): string | undefined {
  if (!('severity' in error || 'query' in error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function codeOf(error: Error): string | number | undefined {
  if (!('code' in error)) return undefined;
  return typeof error.code === 'number' || (typeof error.code === 'string' && /^\w{1,64}$/.test(error.code))
    ? error.code
    : undefined;
}

/** The lines of the stack below the message, which may have several lines itself. */
function framesOf({ stack = '', message }: Error): string[] {
  const from = message ? stack.indexOf(message) : -1;
  const below = from < 0 ? stack : stack.slice(from + message.length);
  return below.split('\n').filter((line) => /^ {4}at /.test(line));
}
