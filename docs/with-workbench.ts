import { type Browser, chromium } from 'playwright-core';

// Threads and the script of the pages are there as they are built.
const built = async (path: string): Promise<unknown> => await import(new URL(`../dist/${path}`, import.meta.url).href);
const { LexiconDatabase } = (await built('lexicon/index.js')) as typeof import('../src/lexicon/index.js');
const { serveWorkbench } = (await built(
  'workbench/serve-workbench.js',
)) as typeof import('../src/workbench/serve-workbench.js');

/** A browser before the workbench of a store. */
export interface OpenWorkbench {
  readonly browser: Browser;
  /** The address of the first lexicon of the store. */
  readonly base: string;
}

/** Serves a store for one work with a browser, and closes both. */
export async function withWorkbench(store: string, work: (open: OpenWorkbench) => Promise<void>): Promise<void> {
  const database = new LexiconDatabase(store);
  const stop = new AbortController();
  let onListening: (address: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => {
    onListening = resolve;
  });
  const served = serveWorkbench(database, {
    port: 0,
    host: '127.0.0.1',
    who: 'Ada',
    signal: stop.signal,
    onListening,
  });
  const browser = await chromium.launch({
    executablePath: process.env['QUALIA_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const base = `${await address}lexicon/${encodeURIComponent(database.list()[0]?.id ?? '')}`;
    await work({ browser, base });
  } finally {
    await browser.close();
    stop.abort();
    await served;
    database.close();
  }
}
