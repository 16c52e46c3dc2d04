/** A refusal in Slack's words: becomes `{ok: false, error, ...details}`. */
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

/** The refusal of arguments, with Slack's `response_metadata.messages` that name each fault. */
export function badArguments(code: string, messages: string[]): ApiError {
  const errors = messages.map((message) => message.replace(/^\[ERROR\] /, ''));
  return new ApiError(code, { errors, response_metadata: { messages } });
}
