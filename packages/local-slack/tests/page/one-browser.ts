import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserServer, chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { buildPage, readBuiltPage } from '../../src/page-server/page-build.mjs';
import { chromiumPath } from './browser.ts';

/** One page and one browser for the whole run. The browser starts when the first test asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!(await readBuiltPage())) await buildPage();
  let browser: Promise<BrowserServer> | undefined;
  const door = createServer((_request, response) => {
    browser ??= startBrowser();
    browser.then(
      (started) => response.end(started.wsEndpoint()),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  project.provide('browserUrl', `http://127.0.0.1:${(door.address() as AddressInfo).port}/`);
  return async () => {
    door.close();
    await (await browser)?.close();
  };
}

/**
 * Even headless, Chromium renders the address bar of each window as a page of its own, which takes half of a test's
 * CPU time. Chromium only reads the last --disable-features, so this repeats what Playwright turns off and what
 * matters here.
 */
const SWITCHED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** Chromium without anything that talks to the network by itself. */
async function startBrowser(): Promise<BrowserServer> {
  return await chromium.launchServer({
    executablePath: chromiumPath ?? '',
    host: '127.0.0.1',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${SWITCHED_OFF.join(',')}`,
    ],
  });
}
