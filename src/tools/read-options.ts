import { type ParseArgsConfig, parseArgs } from 'node:util';

type Read<T extends ParseArgsConfig> = ReturnType<typeof parseArgs<T>>;

/**
 * Reads what stands behind `--` on the command line. `--help` prints the usage and ends the process; what is not known
 * ends it with one sentence and code 2.
 * @param config as parseArgs has it, with `help` among its options
 */
export function readOptions<const T extends ParseArgsConfig>(usage: string, config: T): Read<T> {
  let read: Read<T>;
  try {
    read = parseArgs(config);
  } catch (error) {
    if (!isAboutArguments(error)) throw error;
    // What follows is a hint for programs.
    const [sentence = ''] = error.message.split(/\. |\n/);
    return refuseOptions(`${sentence.replace(/\.?$/, '.')} --help shows what there is.`);
  }
  if (!(read.values as { help?: boolean }).help) return read;
  console.log(usage);
  process.exit(0);
}

/** Ends the process: what was asked for can't be done so. @param sentence what was found and what was expected */
export function refuseOptions(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

/** Reads a list of sizes such as "1000,10000". */
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
