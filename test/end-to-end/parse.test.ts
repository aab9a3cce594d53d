import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';

describe('qualia parse', () => {
  it('parses the lines of standard input, a line of JSON each', async () => {
    const { code, stdout } = await runCommand(['parse'], { input: 'Dogs chase cats.\r\n\nthe big dog\n' });
    expect(code).toBe(1);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ text, residual }) => [text, residual])).toEqual([
      ['Dogs chase cats.', 's'],
      ['the big dog', 'n'],
    ]);
    expect(lines[0].actions).toEqual([{ verb: 'chase', subject: 'dog', object: 'cat' }]);
  });

  it('says that there is no sentence', async () => {
    const { code, stderr } = await runCommand(['parse', '-'], { input: '\n' });
    expect(code).toBe(2);
    expect(stderr).toBe('qualia: There is no sentence to parse.\nGive sentences, or lines.\n');
  });
});
