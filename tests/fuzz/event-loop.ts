/**
 * Watches how long this thread does nothing else, in ms of its own time, so that a busy machine does not count.
 * Costs a whole core: for a run by hand.
 */
export function watchEventLoop() {
  let longest = 0;
  let since = process.threadCpuUsage();
  let watching = true;
  const look = () => {
    const { user, system } = process.threadCpuUsage(since);
    longest = Math.max(longest, (user + system) / 1000);
    since = process.threadCpuUsage();
    if (watching) setImmediate(look);
  };
  setImmediate(look);
  return {
    /** The longest since the last time that somebody asked. */
    longestMs(): number {
      const found = longest;
      longest = 0;
      return found;
    },
    end() {
      watching = false;
    },
  };
}
