import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../src/evaluation/report/make-report.js';
import { bestMark, describeMarks, listScoreMarks } from '../../../src/evaluation/report/score-marks.js';
import { inventManifests, inventResults } from './invented-results.js';

const tasks = makeReport(inventResults(), inventManifests()).tasks;
const marks = tasks.filter(({ id }) => id === 'gs2011').flatMap(listScoreMarks);

describe('the marks of a task', () => {
  it('hold what has the main measure, and nothing of another', () => {
    expect(marks.map(({ role }) => role).join(' ')).toBe(
      'system system system system system floor floor ceiling reference published published',
    );
    expect(marks.map(({ name }) => name)).not.toContain('raters, pairwise');
    expect(marks.map(({ name }) => name)).not.toContain('verb only');
  });

  it('have a best one of each role that has any value', () => {
    expect(bestMark(marks, 'floor')?.name).toBe('spelling');
    expect(bestMark(marks, 'published')?.value).toBe(0.68);
    expect(bestMark([{ role: 'system', name: 'a', value: null, interval: null }], 'system')).toBeUndefined();
  });

  it('are told in words, with all numbers', () => {
    expect(describeMarks(marks)).toMatch(
      /^Systems: .*count space, add 0\.361 \(95 % interval 0\.251 to 0\.471\); .* Floors: random 0\.000; spelling 0\.083\. Ceilings: raters, each with the others 0\.744\. References: .* Published: Later 2016 0\.680; Earlier \| 2014 0\.456\.$/,
    );
    expect(describeMarks([{ role: 'system', name: 'a', value: null, interval: null }])).toBe(
      'Systems: a has no score.',
    );
  });
});
