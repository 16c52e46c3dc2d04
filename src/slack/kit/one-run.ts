/** How many outcomes to keep in memory; each is asked for within seconds or never. */
const REMEMBERED = 1000;

/** Runs some work for a key unless it is already running or has been done: then everybody gets the same outcome. */
export type OneRun<T> = (key: string, work: () => Promise<T>) => Promise<T>;

/**
 * Makes a double click do once what it asks for.
 * @param isFinal whether an outcome stays. Otherwise, and after a rejection, the next call with the key runs the work again
 */
export function createOneRun<T>(isFinal: (outcome: T) => boolean): OneRun<T> {
  const runs = new Map<string, Promise<T>>();
  return (key, work) => {
    const known = runs.get(key);
    if (known) return known;
    const run = work();
    runs.set(key, run);
    if (runs.size > REMEMBERED) for (const oldest of runs.keys().take(1)) runs.delete(oldest);
    const forget = () => {
      if (runs.get(key) === run) runs.delete(key);
    };
    run.then((outcome) => isFinal(outcome) || forget(), forget);
    return run;
  };
}
