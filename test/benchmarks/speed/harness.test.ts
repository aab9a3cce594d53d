import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { SpeedResult } from '../../../benchmarks/speed/harness/speed-result.js';

const file = fileURLToPath(new URL('./tiny-speed.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'qualia-speed-test-'));
const run = (...options: string[]): string =>
  execFileSync(process.execPath, ['--import', 'tsx', file, '--quick', '--output', folder, ...options], {
    encoding: 'utf8',
  });
const hasPython = spawnSync('python3', ['--version']).status === 0;

afterAll(() => rmSync(folder, { recursive: true }));

describe('the speed harness', () => {
  const printed = run();
  const result = JSON.parse(readFileSync(join(folder, 'tiny.json'), 'utf8')) as SpeedResult;
  const caseOf = (name: string) => result.cases.find((each) => each.name === name);

  it('measures each case in rounds, the first left out, with times, memory and rate', () => {
    const ours = caseOf('a thousand');
    expect(ours).toMatchObject({ role: 'ours', threads: 1, rounds: 3, measures: { sum: 1000, kernels: 0 } });
    for (const seconds of [ours?.cpuSeconds, ours?.wallSeconds]) {
      expect(seconds?.lowest).toBeGreaterThan(0);
      expect(seconds?.median).toBeGreaterThanOrEqual(seconds?.lowest ?? Number.NaN);
      expect(seconds?.highest).toBeGreaterThanOrEqual(seconds?.median ?? Number.NaN);
    }
    expect(ours?.ratePerCpuSecond?.['flop']).toBeGreaterThan(0);
    expect(ours?.peakBytes).toBeGreaterThan(2 ** 20);
  });

  it('compares others with ours, and gives a twin the plain kernels', () => {
    const twin = caseOf('two thousand');
    expect(twin).toMatchObject({ ours: 'a thousand', measures: { sum: 2000, kernels: 1 } });
    expect(twin?.oursIsTimesAsFast?.cpu.median).toBeGreaterThan(0);
  });

  it('prints and records why a case was skipped or failed', () => {
    expect(printed).toContain('skipped absent: it is not installed');
    expect(caseOf('absent')).toMatchObject({ skipped: 'it is not installed', rounds: 0 });
    expect(printed).toContain('failed broken: Error: It cannot be prepared.');
    expect(caseOf('broken')).toMatchObject({ failed: 'Error: It cannot be prepared.' });
  });

  it('speaks with a peer in Python, and skips it where Python or its module is missing', () => {
    const expected = hasPython
      ? { rounds: 3, measures: { sum: 1000, threads: 1 } }
      : { skipped: 'there is no python3' };
    expect(caseOf('python')).toMatchObject(expected);
    const missing = hasPython ? 'there is no Python module a_module_that_nobody_has' : 'there is no python3';
    expect(caseOf('python without its module')).toMatchObject({ skipped: missing });
  });

  it('collects growth curves', () => {
    expect(result.curves.map(({ axis, line, points }) => [axis, line, points.map(({ at }) => at)])).toEqual([
      ['numbers', 'ours', [1000]],
      ['numbers', 'twin', [2000]],
    ]);
  });

  it('names no folder of this machine', () => {
    expect(JSON.stringify(result)).not.toContain(folder);
    expect(result.command).toBe('npx tsx test/benchmarks/speed/tiny-speed.ts --quick');
  });

  it('lists the cases that --only leaves', () => {
    expect(run('--list', '--only', 'thousand').split('\n')).toEqual(['a thousand', 'two thousand', '']);
  });
});
