/** A text in the form in which commands compare it: without the marks around it, which people copy from the help. */
export function commandKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/^["'`*_\s]+/, '')
    .replace(/(?<!["'`*_.!\s])["'`*_.!\s]+$/, '')
    .replace(/\s+/g, ' ');
}
