import { loggedError } from '../log-error.ts';
import { createRedact } from '../redact.ts';
import { StartError } from '../start-error.ts';

/**
 * From now on, whatever goes wrong in this process ends it with what `reasonFor` says. Node would print an error as it is: a row of the
 * database, or a statement with its parameters, and so what people wrote.
 */
export function endWithReason(): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      console.error(createRedact(process.env)(reasonFor(error)));
      process.exit(1);
    });
  }
}

/** The sentence of an error that the person at the terminal can mend; of any other, where it happened, without people's words. */
function reasonFor(error: unknown): string {
  if (error instanceof StartError) return error.message;
  const { message, stack } = loggedError(error);
  return `This stopped because of an unexpected error. If you report it, add these lines:\n${stack ?? message}`;
}
