/** Fewer people than this could be told apart by their colleagues. */
const TOLD_FROM = 3;

/** Whether others may know how many people tried something. */
export function isToldAbout(people: number): boolean {
  return people >= TOLD_FROM;
}
