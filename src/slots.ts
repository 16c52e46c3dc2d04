/**
 * Lets only so much work run at once; the rest waits in line. Unlike `forEachConcurrent`, it can be given work at any time.
 * @returns runs some work as soon as there is room for it, and gives what comes of it
 */
export function createSlots(width: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((goOn) => waiting.push(goOn));
    try {
      return await work();
    } finally {
      // Whoever is next takes over the room.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
