import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readVerbArguments } from '../../src/discocat/read-verb-arguments.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-verbs-'));
  path = join(folder, 'verb-subject-object.tsv');
});
afterEach(() => rm(folder, { recursive: true }));

describe('readVerbArguments', () => {
  it('reads the triples of all verbs, or of those asked for', async () => {
    await writeFile(
      path,
      'verb\tsubject\tobject\tcount\nchase\tdog\tcat\t3\nmeet\tman\twoman\t1\nchase\tcat\tbird\t5\n',
    );
    const all = await readVerbArguments(path);
    expect(all.verbs).toEqual(['chase', 'meet']);
    expect(all.of('chase')).toEqual([
      { verb: 'chase', subject: 'cat', object: 'bird', count: 5 },
      { verb: 'chase', subject: 'dog', object: 'cat', count: 3 },
    ]);
    expect((await readVerbArguments(path, { verbs: new Set(['meet', 'fly']) })).verbs).toEqual(['meet']);
  });

  it('names the line that is no triple', async () => {
    await writeFile(path, 'verb\tsubject\tobject\tcount\nchase\tdog\tcat\tthree\n');
    await expect(readVerbArguments(path)).rejects.toThrow(/line 2/);
    await writeFile(path, 'verb\tobject\tcount\nchase\tcat\t3\n');
    await expect(readVerbArguments(path)).rejects.toThrow(/subject/);
  });
});
