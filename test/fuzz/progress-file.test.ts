import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { appendProgress, latestProgress, type ProgressLine, readProgressLines } from './progress-file.js';

const line = (target: string, seed: number, inputs: number): ProgressLine => {
  return { target, seed, inputs, accepted: 1, refused: 2, faults: 0, seconds: 0.5 };
};

describe('a file of progress', () => {
  it('gives the newest line of each target of a seed', async () => {
    const path = join(await makeTemporaryFolder(), 'progress.jsonl');
    expect(readProgressLines(path)).toEqual([]);
    const lines = [line('a', 1, 10), line('__proto__', 1, 5), line('a', 2, 7), line('a', 1, 20)];
    for (const each of lines) appendProgress(path, each);
    expect(readProgressLines(path)).toEqual(lines);
    expect([...latestProgress(readProgressLines(path), 1)]).toEqual([
      ['a', lines[3]],
      ['__proto__', lines[1]],
    ]);
  });

  it('passes a line over that was cut short, and writes the next one in its place', async () => {
    const path = join(await makeTemporaryFolder(), 'progress.jsonl');
    appendProgress(path, line('a', 1, 10));
    appendFileSync(path, '{"target":"b","se');
    expect(readProgressLines(path)).toEqual([line('a', 1, 10)]);
    appendProgress(path, line('c', 1, 3));
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
    expect(readProgressLines(path)).toEqual([line('a', 1, 10), line('c', 1, 3)]);
  });
});
