import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addBenchReportCommand } from '../../src/cli/bench-report-command.js';
import { inventResults } from '../evaluation/report/invented-results.js';

let folder = '';
let written = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-report-'));
  await writeFile(join(folder, 'results.json'), JSON.stringify(inventResults().map(({ result }) => result)));
  written = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function run(...args: string[]): Promise<void> {
  const bench = new Command('bench');
  addBenchReportCommand(bench, { signal: new AbortController().signal, reportFindings: () => undefined });
  await bench.parseAsync(['report', ...args], { from: 'user' });
}

describe('qualia bench report', () => {
  it('writes the page with its title, and says what it left out', async () => {
    const out = join(folder, 'new', 'page.html');
    await run(join(folder, 'results.json'), '--out', out, '--title', 'Verbs & nouns');
    expect(await readFile(out, 'utf8')).toContain('<title>Verbs &amp; nouns</title>');
    expect(written).toBe(`left out: "tried once" on gs2011, a mock run over 5 items\nwrote ${out}\n`);
  });

  it('writes all forms into a folder, from which the next report can be made, with the same bytes', async () => {
    await run(folder, '--out', folder);
    const names = ['report.csv', 'report.html', 'report.json', 'report.md', 'results.json'];
    expect((await readdir(folder)).sort()).toEqual(names);
    const read = () => Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    const first = await read();
    await run(folder, '--out', `${folder}/`);
    expect(await read()).toEqual(first);
  });

  it('writes single tables, and wants one file at least', async () => {
    const [markdown, csv, json] = ['a.md', 'a.csv', 'a.json'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await run(join(folder, 'results.json'), '--markdown', markdown, '--csv', csv, '--json-out', json);
    expect(await readFile(markdown, 'utf8')).toMatch(/^# Evaluation report\n/);
    expect(await readFile(csv, 'utf8')).toMatch(/^role,task,kind,name,/);
    expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ reportVersion: 1 });
    await expect(run(join(folder, 'results.json'))).rejects.toThrow('No file is named');
  });
});
