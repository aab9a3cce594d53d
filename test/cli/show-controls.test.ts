import { describe, expect, it } from 'vitest';
import { coloursOf } from '../../src/cli/colours.js';
import { plainTable } from '../../src/cli/plain-table.js';
import { guardTerminal, showControls } from '../../src/cli/show-controls.js';

describe('showControls', () => {
  it('writes escapes, bells, deletions and the second row of controls as what they are', () => {
    expect(showControls('a\u001b[2Jb\u0007\u007f\u009b1A\r\u0000')).toBe(
      'a\\u001b[2Jb\\u0007\\u007f\\u009b1A\\u000d\\u0000',
    );
  });

  it('leaves words of all scripts, tabs, line ends and the marks of its own tables', () => {
    const text = 'naïve\t狗\n👩‍👧 \u0301';
    expect(showControls(text)).toBe(text);
    const { bold, dim } = coloursOf({ isTTY: true }, {});
    expect(showControls(bold(dim('x')))).toBe(bold(dim('x')));
  });

  it('is what tables show of their cells and titles', () => {
    expect(plainTable(['word\u001b]0;x\u0007'], [['a\u001b[2Kb']])).toBe('  word\\u001b]0;x\\u0007\n  a\\u001b[2Kb');
  });
});

function written(isTTY: boolean, pieces: readonly (string | Uint8Array)[]): unknown[] {
  const seen: unknown[] = [];
  const stream = {
    isTTY,
    write: (piece: unknown): boolean => {
      seen.push(piece);
      return true;
    },
  };
  guardTerminal(stream);
  for (const piece of pieces) stream.write(piece);
  return seen;
}

describe('guardTerminal', () => {
  it('shows control characters that stand in a text', () => {
    const pieces = ['left out: "\u001b[1A\u001b[2Kx"\n', 'a\rb\n'];
    expect(written(true, pieces)).toEqual(['left out: "\\u001b[1A\\u001b[2Kx"\n', 'a\\u000db\n']);
  });

  it('lets progress bars move the cursor', () => {
    const pieces = ['\u001b[?25l', '\u001b[1G', '\u001b7', '\r  7 texts', '\r\u001b[K3% counting'];
    expect(written(true, pieces)).toEqual(pieces);
  });

  it('passes bytes as they are, and everything where nobody looks', () => {
    const bytes = Uint8Array.of(27, 91, 72);
    expect(written(true, [bytes])).toEqual([bytes]);
    expect(written(false, ['a\u001b[2Jb'])).toEqual(['a\u001b[2Jb']);
  });
});
