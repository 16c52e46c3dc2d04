import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where to ask for the run's browser. The answer is the address to connect to. */
    browserUrl: string;
  }
}

/** The run's only browser, which one-browser.ts starts. Closing it closes just this file's pages. */
export async function connectBrowser(): Promise<Browser> {
  const response = await fetch(inject('browserUrl'));
  const text = await response.text();
  if (!response.ok) throw new Error(`The browser did not start: ${text}`);
  return await chromium.connect(text);
}
