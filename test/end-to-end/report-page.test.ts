import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReport } from '../../src/evaluation/report/make-report.js';
import { reportToHtml } from '../../src/evaluation/report/report-html.js';
import { inventManifests, inventResults } from '../evaluation/report/invented-results.js';
import { findContrasts, findOverflows } from './page-checks.js';

const executablePath = process.env['QUALIA_CHROMIUM'] ?? '/usr/bin/chromium';
const isHere = existsSync(executablePath);
if (!isHere)
  process.stderr.write(`${executablePath} is not there; set QUALIA_CHROMIUM to test the page of a report.\n`);

const report = makeReport(inventResults(), inventManifests(), { title: 'Spaces on verbs, nouns and senses' });

/** How the page is looked at. Print is as wide as A4 without its margins. */
const views = [
  { name: 'phone', width: 360, height: 740, media: {} },
  { name: 'smallest phone', width: 320, height: 568, media: { colorScheme: 'dark' } },
  { name: 'wide', width: 1280, height: 800, media: { colorScheme: 'light' } },
  { name: 'dark', width: 1280, height: 800, media: { colorScheme: 'dark' } },
  { name: 'print', width: 672, height: 1000, media: { media: 'print' } },
  { name: 'print from a dark screen', width: 672, height: 1000, media: { media: 'print', colorScheme: 'dark' } },
] as const;

describe.skipIf(!isHere)('the page of a report', () => {
  let folder = '';
  let browser: Browser;
  let address = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qualia-report-page-'));
    const path = join(folder, 'report.html');
    writeFileSync(path, reportToHtml(report));
    address = pathToFileURL(path).href;
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    if (process.env['QUALIA_SCREENSHOTS'] === undefined) rmSync(folder, { recursive: true });
    else process.stderr.write(`The pictures of the page are in ${folder}.\n`);
  });

  /** Opens the page offline; whatever it asks for beside itself, and whatever it complains of, is a fault. */
  async function open({ width, height, media }: (typeof views)[number], faults: string[]): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height }, offline: true });
    const page = await context.newPage();
    page.on('request', (request) => {
      if (request.url() !== address && !request.url().startsWith('data:')) faults.push(`asks for ${request.url()}`);
    });
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => {
      faults.push(`opens a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.emulateMedia(media);
    await page.goto(address);
    return page;
  }

  it.each(views)('is whole and legible: $name', async (view) => {
    const faults: string[] = [];
    const page = await open(view, faults);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(view.width);
    expect(await page.evaluate(findOverflows)).toEqual([]);
    const contrasts = await page.evaluate(findContrasts);
    expect(contrasts.length).toBeGreaterThan(300);
    expect(contrasts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
    const name = view.name.replaceAll(' ', '-');
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    if (view.name === 'print') await page.pdf({ path: join(folder, 'print.pdf'), format: 'A4' });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('has headings in order, a name for every drawing and every table, and links that lead somewhere', async () => {
    const page = await open(views[2], []);
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((heads) => heads.map(({ tagName }) => Number(tagName[1])));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1).length).toBe(1);
    for (const [place, level] of levels.slice(1).entries()) expect(level - (levels[place] ?? 0)).toBeLessThanOrEqual(1);
    const drawings = await page.locator('svg:not([aria-hidden]):not(svg svg)').all();
    // A plot of scores a task, one of learning curves, two of confusions.
    expect(drawings.length).toBe(report.tasks.length + 3);
    for (const drawing of drawings) {
      const tree = await drawing.ariaSnapshot();
      // One picture with a name, and nothing within it.
      expect(tree).toMatch(/^- '?img "(Scores|Confusion) .*"'?$/);
      expect((await drawing.locator('desc').textContent())?.length).toBeGreaterThan(40);
    }
    const tables = await page.locator('table').all();
    for (const table of tables) {
      expect((await table.locator('caption').textContent())?.length).toBeGreaterThan(10);
      expect(await table.locator('th:not([scope])').count()).toBe(0);
    }
    const targets = await page
      .locator('nav a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    for (const target of targets) expect(await page.locator(target).count()).toBe(1);
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    await page.context().close();
  });

  it('shows the numbers of the results', async () => {
    const page = await open(views[0], []);
    const task = report.tasks.find(({ id }) => id === 'gs2011');
    const rows = await page
      .locator('table:has(#task-gs2011-score-table) tbody tr')
      .evaluateAll((lines) =>
        lines.map((line) => [...line.querySelectorAll('th, td')].map(({ textContent }) => textContent)),
      );
    const minus = (text: string): string => text.replaceAll('-', '−');
    const expected = (task?.systems ?? []).map(({ name, main: { value, interval } }) => [
      name,
      minus(value?.toFixed(3) ?? 'none'),
      interval === null ? '' : `${minus(interval.low.toFixed(3))} to ${minus(interval.high.toFixed(3))}`,
      'system',
    ]);
    expect(rows.slice(0, expected.length)).toEqual(expected);
    expect(rows.slice(expected.length).map(([name, value, , role]) => [name, value, role])).toEqual([
      ['random', '0.000', 'floor'],
      ['spelling', '0.083', 'floor'],
      ['raters, each with the others', '0.744', 'ceiling'],
      ['means of groups, without context', '0.311', 'reference'],
      ['Later 2016', '0.680', 'published'],
      ['Earlier | 2014', '0.456', 'published'],
    ]);
    await page.context().close();
  });
});
