import { NotUtf8Error, TooLargeError } from './read-text.ts';

/** A line in a file of the knowledge base. */
export interface FileLocation {
  /** Path as the person knows it, e.g. `knowledge/practices/phased-adoption.md`. */
  path: string;
  /** 1-based. */
  line: number;
}

/** A problem in a card or in one of the files next to the cards. */
export interface Problem extends FileLocation {
  /** An `error` makes the card unusable or the knowledge base inconsistent; `advice` does not. */
  severity: 'error' | 'advice';
  /** What was found and what was expected. */
  what: string;
  /** How to fix it. */
  fix: string;
}

/** One problem on one line, the way compilers print it, so that editors can jump to it. */
export function formatProblem(problem: Problem): string {
  const mark = problem.severity === 'advice' ? 'advice: ' : '';
  return `${problem.path}:${problem.line}  ${mark}${problem.what}  ${problem.fix}`;
}

/** Errors first, then by path and line: the order in which a writer works through them. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      Number(a.severity === 'advice') - Number(b.severity === 'advice') ||
      a.path.localeCompare(b.path) ||
      a.line - b.line,
  );
}

/** The problem of a file or folder that could not be read. */
export function unreadable(path: string, error: unknown, what: 'file' | 'folder' = 'file'): Problem {
  if (error instanceof TooLargeError) {
    const bytes = (count: number) => count.toLocaleString('en');
    return {
      path,
      line: 1,
      severity: 'error',
      what: `the file has ${bytes(error.bytes)} bytes, more than ${bytes(error.most)}, so it is not read.`,
      fix: 'Shorten it, or split it in several.',
    };
  }
  if (error instanceof NotUtf8Error) {
    return {
      path,
      line: 1,
      severity: 'error',
      what: 'the file is not in UTF-8, so it is not read; PowerShell\'s ">" writes UTF-16.',
      fix: 'Save it as UTF-8.',
    };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return {
    path,
    line: 1,
    severity: 'error',
    what: `the ${what} can't be read (${code}).`,
    fix: 'Check that it exists and that you have permission to read it.',
  };
}

/** How many problems there are of each kind, in words: “no errors, 2 pieces of advice”. */
export function countsInWords({ errors, advice }: { errors: number; advice: number }): string {
  const count = (many: number, one: string, several: string) =>
    many === 0 ? `no ${several}` : `${many} ${many === 1 ? one : several}`;
  return `${count(errors, 'error', 'errors')}, ${advice === 0 ? 'no advice' : count(advice, 'piece of advice', 'pieces of advice')}`;
}
