/** Percent of a list that passes. 0 for an empty list. */
export function percent<T>(list: readonly T[], passes: (one: T) => boolean): number {
  return list.length === 0 ? 0 : (100 * list.filter(passes).length) / list.length;
}

/** The number that this share of the numbers is below; 0 where there are none. @param share 0 to 1 */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? 0;
}
