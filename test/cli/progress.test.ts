import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/progress.js';

const showCursor = '\u001b[?25h';
const hideCursor = '\u001b[?25l';

/** Runs a progress on a made-up terminal, or on a pipe, and returns what was written. */
function written(isTTY: boolean, act: (progress: ReturnType<typeof createProgress>) => void): string {
  const stream = new PassThrough();
  const terminal = { isTTY, columns: 200, cursorTo: () => true, clearLine: () => true, moveCursor: () => true };
  act(createProgress(Object.assign(stream, terminal) as unknown as NodeJS.WriteStream));
  return String(stream.read() ?? '');
}

describe('createProgress', () => {
  it('writes nothing where there is no terminal', () => {
    const text = written(false, (progress) => {
      progress.update('reading', 0.5);
      progress.stop();
    });
    expect(text).toBe('');
  });

  it('draws a bar a stage, and shows the cursor again after each', () => {
    const text = written(true, (progress) => {
      progress.update('reading', 0);
      progress.update('reading', 1);
      progress.update('reducing', 0);
      progress.stop();
      progress.stop();
    });
    expect(text).toContain('100% reading');
    expect(text).toContain('0% reducing');
    expect([text.split(hideCursor).length - 1, text.split(showCursor).length - 1]).toEqual([2, 2]);
    expect(text.lastIndexOf(showCursor)).toBeGreaterThan(text.lastIndexOf(hideCursor));
  });

  it('does not claim that what was stopped is finished', () => {
    const text = written(true, (progress) => {
      progress.update('reading', 0.31);
      progress.stop();
    });
    expect(text).toContain('31% reading');
    expect(text).not.toContain('100%');
  });

  it('leaves signals to the command', () => {
    const before = process.listenerCount('SIGINT');
    written(true, (progress) => {
      progress.update('reading', 0.5);
      expect(process.listenerCount('SIGINT')).toBe(before);
      progress.stop();
    });
  });
});
