/** What a check of the setup found, for the people who run the bot and those who look after its cards. */
export interface Finding {
  /** What was checked, as a few words. */
  check: string;
  /** `unknown`: it can't be checked from here. */
  status: 'ok' | 'warning' | 'failing' | 'unknown';
  /** What was found, in a sentence. No secrets, and nothing that people wrote. */
  says: string;
  /** What to do about it. */
  fix?: string;
}
