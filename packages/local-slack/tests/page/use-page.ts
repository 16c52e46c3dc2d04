import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type LocalSlackServer, startLocalSlack } from '../../src/start-local-slack.ts';
import { connectBrowser } from './connect-browser.ts';
import { openPage } from './open-page.ts';
import { type SampleAgent, startSampleAgent } from './sample-agent.ts';
import { type SampleApp, startSampleApp } from './sample-app.ts';

export const manifestPath = fileURLToPath(new URL('./sample-manifest.yml', import.meta.url));
const agentManifestPath = fileURLToPath(new URL('./agent-manifest.yml', import.meta.url));
export const GENERAL = 'C0GENERAL';
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export interface PageUnderTest<SomeApp = SampleApp> {
  browser: Browser;
  localSlack: LocalSlackServer;
  app: SomeApp;
  /** Opens the page at an address like `?as=U0ADA#/C0GENERAL`. The test fails if the page reports an error. */
  open: (place?: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Writes to the app as this person and waits for its message with every block. */
  openBlocks: (person: string, options?: BrowserContextOptions) => Promise<Page>;
}

/** A local Slack, a real Bolt app on it and a browser, for the tests of one group. */
export function usePage(): PageUnderTest {
  return pageWith(manifestPath, startSampleApp);
}

/** The same with an app that is an agent. */
export function useAgentPage(): PageUnderTest<SampleAgent> {
  return pageWith(agentManifestPath, startSampleAgent);
}

function pageWith<SomeApp extends { stop: () => Promise<void> }>(
  manifest: string,
  startApp: (localSlack: LocalSlackServer) => Promise<SomeApp>,
): PageUnderTest<SomeApp> {
  let browser: Browser | undefined;
  let localSlack: LocalSlackServer | undefined;
  let app: SomeApp | undefined;

  beforeAll(async () => {
    localSlack = await startLocalSlack({
      port: 0,
      manifestPath: manifest,
      examples: ['/way to the library', 'Where is the library?'],
    });
    [browser, app] = await Promise.all([connectBrowser(), startApp(localSlack)]);
  });
  afterAll(async () => {
    await app?.stop();
    await browser?.close();
    await localSlack?.close();
  });

  const started = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('The page is there from beforeAll to afterAll only');
    return part;
  };
  return {
    get browser() {
      return started(browser);
    },
    get localSlack() {
      return started(localSlack);
    },
    get app() {
      return started(app);
    },
    open(place = '', options = {}) {
      return openPage(this.browser, `${this.localSlack.url}${place}`, options);
    },
    async openBlocks(person, options) {
      const page = await this.open(`?as=${person}#/D${person.slice(1)}`, options);
      const field = composer(page, 'Message Signpost');
      await field.fill('show me');
      await field.press('Enter');
      await page.getByRole('button', { name: 'Tell us more' }).last().waitFor();
      return page;
    },
  };
}

/** The composer. */
export function composer(page: Page, name = 'Message #general'): Locator {
  return page.getByRole('combobox', { name, exact: true });
}

/** The messages of #general. */
export function messages(page: Page): Locator {
  return page.getByRole('region', { name: 'Messages in #general' });
}
