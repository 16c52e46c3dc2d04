/**
 * The names as a pattern: any of them, as it stands.
 * @param space what may stand for a space in a name, as a pattern
 */
export function namePattern(names: readonly string[], space: string): string {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', space));
  return `(?:${escaped.join('|')})`;
}
