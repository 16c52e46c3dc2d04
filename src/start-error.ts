/**
 * The bot can't start, for a reason that the person who runs it can mend. The message is one or two sentences for
 * them: what was found, what was expected, how to mend it; no secret, no stack.
 */
export class StartError extends Error {}

/** What the person is told whose port is taken. */
export function portInUse(port: number): StartError {
  return new StartError(
    `Port ${port} is in use by another program. Stop that program, or set PORT to a free one, for example PORT=${port + 1}.`,
  );
}

/** Whether an error is the system's "address already in use". */
export function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
