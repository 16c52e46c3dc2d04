import { stringify } from 'yaml';

/** What is known about a page besides its text. */
export interface PageFacts {
  title: string;
  /** Where people read it. */
  url?: string | null | undefined;
  /** An ISO date. */
  updated?: string | null | undefined;
  owner?: string | null | undefined;
  /** What leads to it, outermost first. */
  trail?: readonly string[];
  aliases?: readonly string[];
  tags?: readonly string[];
  questions?: readonly string[];
  language?: string;
}

/** A page as a file: what is known about it as front matter, then its text. */
export function pageText(facts: PageFacts, text: string): string {
  const known = Object.fromEntries(
    Object.entries(facts).filter(
      ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
  // Quoted, so that no title is taken for a number or a date.
  const yaml = stringify(known, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
  return `---\n${yaml}---\n\n${text}`;
}
