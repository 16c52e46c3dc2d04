import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's browser is asked for; the answer is the address to connect to. */
    browserUrl: string;
  }
}

/** The run's one browser, which one-browser.ts starts; closing it closes this file's pages only. */
export async function connectBrowser(): Promise<Browser> {
  const response = await fetch(inject('browserUrl'));
  const text = await response.text();
  if (!response.ok) throw new Error(`The browser did not start: ${text}`);
  return await chromium.connect(text);
}
