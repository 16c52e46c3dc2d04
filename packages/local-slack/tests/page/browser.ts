import { existsSync } from 'node:fs';

const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The browser for the page's tests: `CHROMIUM_PATH`, or where Debian puts it. */
export const chromiumPath: string | undefined = candidates.find((path) => path && existsSync(path));

/** The name for a group of tests that needs the browser; says why it is skipped if there is none. */
export function inBrowser(name: string): string {
  return chromiumPath ? name : `${name} (skipped: no chromium at CHROMIUM_PATH or /usr/bin/chromium)`;
}
