/** A copy or an archive that was unpacked writes this many files within a minute, and no person does. */
const COPIED_WITHIN_MS = 60_000;
const FEWEST = 3;

/**
 * Whether the times of files say when somebody wrote them: not if nearly all of them were written at the same moment, as by a copy, a
 * checkout or an image.
 */
export function trustedTimes(files: readonly { mtimeMs: number }[]): boolean {
  if (files.length < FEWEST) return true;
  const times = files.map(({ mtimeMs }) => mtimeMs).toSorted((a, b) => a - b);
  const most = Math.ceil(times.length * 0.8);
  return !times.some((time, index) => {
    const last = times[index + most - 1];
    return last !== undefined && last - time <= COPIED_WITHIN_MS;
  });
}
