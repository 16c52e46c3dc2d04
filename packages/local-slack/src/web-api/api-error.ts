/** An error response from Slack: becomes `{ok: false, error, ...details}`. */
export class ApiError extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(code: string, details: Record<string, unknown> = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }
}

/** Refuses arguments, with Slack's `response_metadata.messages` that name each problem. */
export function badArguments(code: string, messages: string[]): ApiError {
  const errors = messages.map((message) => message.replace(/^\[ERROR\] /, ''));
  return new ApiError(code, { errors, response_metadata: { messages } });
}
