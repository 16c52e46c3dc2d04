/** Zones that were looked up before: planning asks for the same few ones many thousand times. */
const zones = new Map<string, string>();

/**
 * A time zone's name as the IANA database spells it (`europe/berlin` becomes `Europe/Berlin`), or undefined when it is
 * unknown. An offset such as `+02:00` is not a zone: it knows no daylight saving time, so it would be an hour off for
 * half of the year.
 */
export function readZone(name: string): string | undefined {
  const known = zones.get(name);
  if (known !== undefined) return known;
  if (/^[+\-−]/.test(name)) return undefined;
  try {
    const zone = new Temporal.ZonedDateTime(0n, name).timeZoneId;
    // Only names as they are spelled are kept: there are some hundreds, while anybody can type in other letters.
    if (zone === name) zones.set(name, zone);
    return zone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The same for a zone that was stored. Throws RangeError with the name when it is unknown. */
export function zoneOrThrow(name: string): string {
  const zone = readZone(name);
  if (zone === undefined) throw new RangeError(`There is no time zone “${name}”.`);
  return zone;
}
