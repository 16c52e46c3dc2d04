import { type ParseArgsConfig, parseArgs } from 'node:util';
import { loadEnvFile } from '../env-file.ts';
import { endWithReason } from './end-with-reason.ts';

type Read<T extends ParseArgsConfig> = ReturnType<typeof parseArgs<T>>;

/**
 * Reads the options of the command line. `--help` prints the usage and ends the process. Unknown options end it with one
 * sentence and exit code 2. Whatever goes wrong from then on ends it with a reason that holds nobody's words.
 * @param config as for parseArgs; includes the option `help`
 */
export function readOptions<const T extends ParseArgsConfig>(usage: string, config: T): Read<T> {
  endWithReason();
  endIfUnread();
  let read: Read<T>;
  try {
    read = parseArgs(config);
  } catch (error) {
    if (!isAboutArguments(error)) throw error;
    // Drop the rest, which is a hint for programmers.
    const [sentence = ''] = error.message.split(/\. |\n/);
    return refuseOptions(`${sentence.replace(/\.?$/, '.')} Use --help to see the options.`);
  }
  if (!(read.values as { help?: boolean }).help) return read;
  console.log(usage);
  process.exit(0);
}

/** Whoever reads the output may stop, as `| head` does, and the disk that it goes to may be full. */
function endIfUnread(): void {
  process.stdout.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
    process.exitCode = 1;
    console.error(`Standard output can't be written (${code}): what was written is incomplete.`);
    process.exit();
  });
}

/** Ends the process because of an option. @param sentence what was found and what was expected */
export function refuseOptions(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

/** Takes the settings of `.env`. Ends the process if the file can't be read. */
export function readSettings(): void {
  const unread = loadEnvFile();
  if (unread) refuseOptions(unread);
}

/** Reads a list of sizes such as "1000,10000". Ends the process if it isn't one. */
export function readSizes(text: string): number[] {
  const sizes = text.split(',').map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size > 0)) return sizes;
  return refuseOptions(`“${text}” is not a list of whole numbers above 0, such as --sizes 1000,10000.`);
}

function isAboutArguments(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS_')
  );
}
