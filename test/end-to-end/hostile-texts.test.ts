import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('hostile-texts.mjs', import.meta.url));
const names = Array.from(
  readFileSync(program, 'utf8').matchAll(/^ {2}'?([\w -]+)'?: \(\) =>/gm),
  ([, name = '']) => name,
);

describe('texts that are made to keep a reader busy', () => {
  it('are read in one pass', { timeout: 180_000 }, () => {
    expect(names.length).toBeGreaterThan(40);
    // All of them take seconds; one that is gone over again from each of its places takes minutes.
    const { stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8', timeout: 150_000 });
    const read = stdout.split('\n').flatMap((line) => line.split('\t')[0] || []);
    expect(
      names.filter((name) => !read.includes(name)),
      stderr,
    ).toEqual([]);
  });
});
