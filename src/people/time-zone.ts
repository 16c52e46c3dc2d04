/** Time zones that were looked up before: planning asks for the same few thousands of times. */
const zones = new Map<string, string>();

/**
 * A time zone's name as the IANA database spells it (`europe/berlin` becomes `Europe/Berlin`), or undefined
 * if it is unknown. An offset such as `+02:00` is not a time zone: it has no daylight saving time, so it
 * would be an hour off for half of the year.
 */
export function readZone(name: string): string | undefined {
  const known = zones.get(name);
  if (known !== undefined) return known;
  if (/^[+\-−]/.test(name)) return undefined;
  try {
    const zone = new Temporal.ZonedDateTime(0n, name).timeZoneId;
    // Only correctly spelled names are kept: there are a few hundred of them, while people can type anything.
    if (zone === name) zones.set(name, zone);
    return zone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The same for a stored time zone. Throws a RangeError with the name if it is unknown. */
export function zoneOrThrow(name: string): string {
  const zone = readZone(name);
  if (zone === undefined) throw new RangeError(`There is no time zone “${name}”.`);
  return zone;
}
