/** Slack has refused good tokens before, for some minutes: it takes this many refusals in a row, over this time, to be sure. */
const REFUSED_IN_A_ROW = 3;
const REFUSED_FOR_MS = 90_000;

export interface Patience {
  /** Slack has refused a token of the running bot. @returns whether that is final; true only once */
  refused(): boolean;
  /** Slack has accepted it. */
  accepted(): void;
}

/** When to believe that Slack refuses a token for good, which ends a running bot. At the start, nobody waits for that. */
export function createPatience(clock: () => number = () => performance.now()): Patience {
  let refusals = 0;
  let since = 0;
  let isFinal = false;
  return {
    refused() {
      if (refusals === 0) since = clock();
      refusals += 1;
      if (isFinal || refusals < REFUSED_IN_A_ROW || clock() - since < REFUSED_FOR_MS) return false;
      isFinal = true;
      return true;
    },
    accepted() {
      refusals = 0;
    },
  };
}
