/**
 * The bot can't start, for a reason that the person who runs it can fix. The message tells them in one or two
 * sentences what was found, what was expected and how to fix it. It contains no secrets and no stack.
 */
export class StartError extends Error {}

/** The error for a port that is already taken. */
export function portInUse(port: number): StartError {
  return new StartError(
    `Port ${port} is in use by another program. Stop that program, or set PORT to a free one, for example PORT=${port + 1}.`,
  );
}

/** Whether an error is the system's "address already in use". */
export function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
