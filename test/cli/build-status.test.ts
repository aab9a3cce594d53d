import { describe, expect, it } from 'vitest';
import { createBuildStatus, formatSeconds } from '../../src/cli/build-status.js';
import type { CountingProgress } from '../../src/corpus/counting/counting-state.js';

const counting: CountingProgress = {
  part: 'reading',
  share: 0.25,
  chunks: 1,
  units: 100,
  tokens: 50_000,
  freshTokens: 50_000,
  targets: 1200,
  contexts: 34_000,
  badRecords: 0,
};

/** Makes a stream that keeps what is written, and a clock that is set by hand. */
function setUp(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, columns: 200, write: (text: string) => written.push(text) > 0 };
  const status = createBuildStatus(stream as unknown as NodeJS.WriteStream, {
    now: () => clock.now,
    memory: () => 1.5e9,
  });
  return { written, clock, status };
}

describe('createBuildStatus', () => {
  it('writes a line every ten seconds where there is no terminal: rate, distinct labels, memory, time left', () => {
    const { written, clock, status } = setUp(false);
    clock.now = 10_000;
    status.update({ stage: 'counting', counting });
    clock.now = 11_000;
    status.update({ stage: 'counting', counting });
    // 50,000 tokens in 10 s; a quarter took 10 s, so the rest takes 30.
    expect(written).toEqual([
      '25% counting, 50,000 tokens, 5,000/s, about 1,200 targets and 34,000 contexts, 1.5 GB, 30 s left\n',
    ]);
  });

  it('says at once when another part begins, and how many records were bad', () => {
    const { written, clock, status } = setUp(false);
    clock.now = 100;
    status.update({ stage: 'counting', counting: { ...counting, badRecords: 2 } });
    status.update({ stage: 'spaces', share: 0.5 });
    expect(written[0]).toContain('2 bad records');
    expect(written[1]).toBe('50% weighting and reducing spaces\n');
  });

  it('writes over its line on a terminal and ends it', () => {
    const { written, clock, status } = setUp(true);
    status.update({ stage: 'tables', share: 0 });
    clock.now = 100;
    status.update({ stage: 'tables', share: 0.5 });
    clock.now = 300;
    status.update({ stage: 'tables', share: 1 });
    status.stop();
    status.stop();
    expect(written).toEqual(['\r\u001b[K0% writing tables', '\r\u001b[K100% writing tables', '\n']);
  });

  it('leaves chunks of an earlier run out of the rate', () => {
    const { written, clock, status } = setUp(false);
    clock.now = 10_000;
    status.update({ stage: 'counting', counting: { ...counting, freshTokens: 0 } });
    clock.now = 20_000;
    status.update({ stage: 'counting', counting: { ...counting, share: 0.5, freshTokens: 50_000, tokens: 100_000 } });
    expect(written[1]).toMatch(/100,000 tokens, 5,000\/s.*20 s left/);
  });
});

describe('formatSeconds', () => {
  it.each([
    [50.2, '51 s'],
    [700, '12 min'],
    [12_000, '3 h 20 min'],
  ])('prints %d seconds', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
});
