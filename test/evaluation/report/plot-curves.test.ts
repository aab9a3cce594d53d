import { describe, expect, it } from 'vitest';
import { plotCurves } from '../../../src/evaluation/report/plot-curves.js';

const point = (tokens: number, value: number | null, width = 0.1) => ({
  tokens,
  score: { measure: 'm', value, interval: value === null ? null : { low: value - width, high: value + width } },
});
const draw = (points: ReturnType<typeof point>[]): string =>
  plotCurves([{ system: 'a', points }], { id: 'x', title: 'T', measure: 'm' }).text;

describe('plotCurves', () => {
  it('has equal distances between equal factors', () => {
    const svg = draw([point(1e4, 0.2), point(1e6, 0.4), point(1e8, 0.6)]);
    const [first = 0, second = 0, third = 0] = [...svg.matchAll(/<circle class="dot" cx="([\d.]+)%"/g)].map(([, x]) =>
      Number(x),
    );
    expect(second - first).toBeCloseTo(third - second, 1);
    expect(svg.match(/<line class="curve"/g)?.length).toBe(2);
    expect(svg.match(/<polygon class="band"/g)?.length).toBe(1);
    expect(['10 k', '1 M', '100 M'].every((size) => svg.includes(`>${size}</text>`))).toBe(true);
  });

  it('leaves out sizes of the axis that have no room, but no point', () => {
    const svg = draw([1e6, 1.1e6, 1.2e6, 1e8].map((tokens) => point(tokens, 0.5)));
    expect(svg.match(/<circle class="dot"/g)?.length).toBe(4);
    expect(svg).not.toContain('1.1 M');
    expect(svg).toContain('>100 M<');
  });

  it('tells every point in words', () => {
    expect(draw([point(1000, 0.2), point(2000, 0.3)])).toContain(
      'a: 0.200 (95 % interval 0.100 to 0.300) with 1,000 tokens; 0.300 (95 % interval 0.200 to 0.400) with 2,000 tokens.',
    );
  });
});
