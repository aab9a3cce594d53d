import { describe, expect, it } from 'vitest';
import { explainMarks, plotScores } from '../../../src/evaluation/report/plot-scores.js';
import type { ScoreMark } from '../../../src/evaluation/report/score-marks.js';

const marks: readonly ScoreMark[] = [
  { role: 'system', name: 'a', value: 0.5, interval: { low: 0.25, high: 0.75 } },
  { role: 'system', name: 'silent', value: null, interval: null },
  { role: 'floor', name: 'random', value: 0, interval: null },
  { role: 'published', name: 'b', value: 1, interval: null },
];
const draw = (list: readonly ScoreMark[]): string =>
  plotScores(list, { id: 'x', title: 'T', measure: 'accuracy' }).text;

describe('plotScores', () => {
  it('puts scores on an axis from 0 to 1 between 4 and 96 percent of the width', () => {
    const svg = draw(marks);
    expect(svg).toContain('<circle class="mark" cx="50%"');
    expect(svg).toContain('<line class="interval" x1="27%" x2="73%"');
    expect(svg).toContain('<circle class="mark published" cx="96%"');
    expect(svg).toMatch(/<svg x="4%"[^>]*><path class="mark floor"/);
  });

  it('keeps the row of a system without a score, with no mark', () => {
    const [row] = draw(marks).match(/<g class="system"><text[^>]*>silent.*<\/g>/) ?? [];
    expect(row).toContain('>none<');
    expect(row).not.toContain('circle');
  });

  it('has a name and a description of its own', () => {
    expect(draw(marks)).toMatch(
      /role="img" aria-labelledby="x-title" aria-describedby="x-text".*\n<title id="x-title">T<.*\n<desc id="x-text">Systems: a 0\.500/,
    );
  });

  it('explains only the marks that occur', () => {
    expect(explainMarks(marks).text).toContain('floor: what anyone gets');
    expect(explainMarks(marks).text).not.toContain('ceiling: what');
    expect(explainMarks(marks.slice(0, 2)).text).not.toContain('best floor');
  });
});
