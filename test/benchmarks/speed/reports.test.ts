import { describe, expect, it } from 'vitest';
import { plotCurves } from '../../../benchmarks/speed/harness/plot-curves.js';
import { replaceTable } from '../../../benchmarks/speed/harness/readme-table.js';
import type { MeasuredCase, Round, SpeedCase } from '../../../benchmarks/speed/harness/speed-case.js';
import { collectCurves, type SpeedResult } from '../../../benchmarks/speed/harness/speed-result.js';
import { spread, summarise } from '../../../benchmarks/speed/harness/summarise.js';

const rounds = (...seconds: readonly number[]): Round[] =>
  seconds.map((cpuSeconds) => ({ cpuSeconds, wallSeconds: cpuSeconds }));

const measured = (definition: Partial<SpeedCase>, ...seconds: readonly number[]): MeasuredCase => ({
  definition: { name: 'case', role: 'peer', work: { amount: 10, unit: 'flop' }, ...definition },
  rounds: rounds(...seconds),
});

const ours = measured({ name: 'ours', role: 'ours', curve: { axis: 'k', at: 1, line: 'ours' } }, 1, 2, 4);

describe('a summary', () => {
  it('holds the median, the lowest and the highest', () => {
    expect(spread([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3 });
    expect(spread([4, 1, 2, 3])).toEqual({ median: 2.5, lowest: 1, highest: 4 });
  });

  it('takes ratios between rounds of the same number', () => {
    // The machine slows down by the same factor for both: 3/1, 6/2, 12/4.
    const [, peer] = summarise([ours, measured({}, 3, 6, 12)]);
    expect(peer?.oursIsTimesAsFast?.cpu).toEqual({ median: 3, lowest: 3, highest: 3 });
  });

  it('compares the same work: half the work in the same time is half as fast', () => {
    const [, peer] = summarise([ours, measured({ work: { amount: 5, unit: 'flop' } }, 1, 2, 4)]);
    expect(peer?.oursIsTimesAsFast?.wall.median).toBe(2);
  });

  it('compares nothing between units or groups', () => {
    const [, other, elsewhere] = summarise([
      ours,
      measured({ work: { amount: 5, unit: 'bytes' } }, 1),
      measured({ group: 'another' }, 1),
    ]);
    expect(other?.oursIsTimesAsFast).toBeUndefined();
    expect(elsewhere?.oursIsTimesAsFast).toBeUndefined();
  });

  it('sets ours on two threads against ours on one, and peers against ours of as many threads', () => {
    const two = measured({ name: 'ours, 2 threads', role: 'ours', threads: 2 }, 0.5, 1, 2);
    const [, threaded, peer] = summarise([ours, two, measured({ threads: 2 }, 3, 6, 12)]);
    expect(threaded?.timesAsFastAsOneThread?.median).toBe(2);
    expect(peer).toMatchObject({ ours: 'ours, 2 threads', oursIsTimesAsFast: { wall: { median: 6 } } });
  });

  it('sets a twin, and ours on two threads, against the one of ours whose name they begin with', () => {
    const other = measured({ name: 'other', role: 'ours' }, 10, 20, 40);
    const twin = measured({ name: 'other, plain', role: 'twin' }, 20, 40, 80);
    const two = measured({ name: 'other, 2 threads', role: 'ours', threads: 2 }, 5, 10, 20);
    const [, , first, second] = summarise([ours, other, twin, two]);
    expect(first).toMatchObject({ ours: 'other', oursIsTimesAsFast: { cpu: { median: 2 } } });
    expect(second?.timesAsFastAsOneThread?.median).toBe(2);
  });
});

describe('a report', () => {
  const cases = summarise([ours, measured({ name: 'theirs' }, 3, 6, 12)]);
  const head = {
    id: 'x',
    title: 'Title',
    command: 'c',
    node: 'v20',
    processor: 'P',
    processors: 2,
    load: [0, 0],
    quick: false,
  } as const;
  const result: SpeedResult = { ...head, cases, curves: collectCurves(cases) };

  it('stands between the markers of the README, whatever stood there', () => {
    const readme = 'before\n<!-- speed:begin -->\nold\n<!-- speed:end -->\nafter\n';
    const once = replaceTable(readme, [result]);
    expect(once).toMatch(
      /^before\n<!-- speed:begin -->\n\| path .*\| Title \| .*theirs 3x.*<!-- speed:end -->\nafter\n$/s,
    );
    expect(once).not.toContain('old');
    expect(replaceTable(once, [result])).toBe(once);
  });

  it('says what was measured on another machine than the most', () => {
    const markers = '<!-- speed:begin -->\n<!-- speed:end -->';
    const other = { ...result, title: 'Another', processor: 'fast' };
    const { processor, processors, node } = result;
    const machine = `${processor}, ${processors} processors, Node ${node}`;
    expect(replaceTable(markers, [result])).toContain(`Measured on ${machine}.`);
    expect(replaceTable(markers, [other, result, result])).toContain(
      `Measured on ${machine}; "Another" on fast, ${processors} processors, Node ${node}.`,
    );
  });

  it('needs the markers', () => {
    expect(() => replaceTable('no markers', [result])).toThrow('speed:begin');
  });

  it('draws time and memory of a curve as SVG', async () => {
    const svg = await plotCurves('Growth of constructor', result.curves);
    expect(svg).toMatch(/^<svg .*Growth of constructor.*<\/svg>\n$/s);
    expect(svg).toMatch(/wall seconds.*peak memory/s);
  });
});
