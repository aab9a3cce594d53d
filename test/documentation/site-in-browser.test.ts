import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../documentation/build-site.js';
import { findContrasts, findOverflows } from '../end-to-end/page-checks.js';

const executablePath = process.env['QUALIA_CHROMIUM'] ?? '/usr/bin/chromium';
const isHere = existsSync(executablePath);
if (!isHere)
  process.stderr.write(`${executablePath} is not there; set QUALIA_CHROMIUM to test the documentation site.\n`);

const root = fileURLToPath(new URL('../../', import.meta.url));
const paths = [
  'index.html',
  'concepts.html',
  'discocat.html',
  'scores.html',
  'scores/tour.html',
  'scaling.html',
  'data.html',
];
const views = [
  { name: 'phone', width: 360, height: 740, colorScheme: 'light' },
  { name: 'dark phone', width: 320, height: 568, colorScheme: 'dark' },
  { name: 'wide', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'dark', width: 1100, height: 800, colorScheme: 'dark' },
] as const;

describe.skipIf(!isHere)('the documentation site in a browser, from disk', () => {
  let folder = '';
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qualia-site-'));
    buildSite(root, folder, { reference: false });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page offline; what it complains of, and what it asks for that is not on disk, is a fault. */
  async function open(path: string, view: (typeof views)[number], faults: string[]): Promise<Page> {
    const { width, height, colorScheme } = view;
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, offline: true });
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) faults.push(`asks for ${request.url()}`);
    });
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('requestfailed', (request) => faults.push(`${request.url()} cannot be loaded`));
    await page.goto(pathToFileURL(join(folder, path)).href);
    return page;
  }

  it.each(views)('can be read: $name', async (view) => {
    const faults: string[] = [];
    for (const path of paths) {
      const page = await open(path, view, faults);
      const contrasts = await page.evaluate(findContrasts);
      expect(contrasts.length, path).toBeGreaterThan(20);
      expect(
        contrasts.filter(({ contrast }) => contrast < 4.5),
        path,
      ).toEqual([]);
      expect(await page.evaluate(findOverflows), path).toEqual([]);
      await page.context().close();
    }
    expect(faults).toEqual([]);
  });

  it('finds words of all pages by the keyboard, and leads there', async () => {
    const faults: string[] = [];
    const page = await open('scores/tour.html', views[0], faults);
    await page.keyboard.press('/');
    await page.keyboard.type('dot objects');
    await page.waitForSelector('.found a');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/(concepts|senses)\.html/);
    expect(await page.locator('h1').first().textContent()).toMatch(/dot objects|Senses and names/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('says where nothing is found, and takes words of programs for words', async () => {
    const page = await open('index.html', views[2], []);
    await page.fill('.search input', 'nosuchwordanywhere');
    await page.waitForSelector('.found p');
    for (const word of ['constructor', '__proto__', '<img src=x>']) {
      await page.fill('.search input', word);
      await page.waitForTimeout(50);
      expect(await page.locator('.found img').count()).toBe(0);
    }
    await page.keyboard.press('Escape');
    expect(await page.locator('.found').isHidden()).toBe(true);
    await page.context().close();
  });
});
