import type { Finding } from '../../finding.ts';

/** Countries change their clocks at short notice, so the data are renewed several times a year. */
const OLD_AFTER_YEARS = 2;

/** Checks what this Node knows about time zones, by which nudges come at local times. */
export function zoneFinding(now: Date, version = process.versions.tz): Finding {
  const check = 'Time zones';
  const fix = 'Install a current Node, with full time zone data.';
  if (version === undefined || Intl.supportedValuesOf('timeZone').length < 100)
    return { check, status: 'failing', says: 'This Node has no data on time zones.', fix };
  const age = now.getUTCFullYear() - Number.parseInt(version, 10);
  return age > OLD_AFTER_YEARS
    ? { check, status: 'warning', says: `The data on time zones are old (${version}).`, fix }
    : { check, status: 'ok', says: `The data on time zones are from ${version}.` };
}
