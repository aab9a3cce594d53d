import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { runCommand } from './run-command.js';

const nouns = ['dog', 'cat', 'horse', 'farmer', 'baker', 'child', 'bird', 'cow'];
const verbs = ['chases', 'feeds', 'sees', 'hears', 'follows'];

/** Writes a made-up corpus of so many sentences, one a line, in two files. */
async function writeCorpus(sentences: number): Promise<string> {
  const folder = join(await makeTemporaryFolder(), 'corpus');
  await mkdir(folder);
  for (const name of ['a.txt', 'b.txt']) {
    const lines = Array.from({ length: sentences / 2 }, (_, place) => {
      const [subject, object] = [nouns[place % 8], nouns[(place * place + 3) % 8]];
      return `The old ${subject} ${verbs[(place * 7) % 5]} a ${object} near the hot dog stand.`;
    });
    await writeFile(join(folder, name), `${lines.join('\n')}\n`);
  }
  return folder;
}

const small = ['--minimum-target-count', '1', '--rank', '3', '--format', 'lines', '--memory', '4M'];

describe('qualia space build', () => {
  it('builds from a folder of text, shows plain lines, and reports', async () => {
    const corpus = await writeCorpus(200);
    const out = join(corpus, '..', 'out');
    const flags = [
      ...small,
      '--contexts',
      'domain,function,window,document',
      '--block-sentences',
      '5',
      '--mono',
      '--multiwords',
    ];
    const { code, stdout, stderr } = await runCommand([
      'space',
      'build',
      corpus,
      '--out',
      out,
      ...flags,
      '--threads',
      '2',
    ]);
    expect([code, stderr.includes('\u001b')]).toEqual([0, false]);
    expect(stdout).toMatch(/tokens in 200 sentences/);
    expect(stdout).toMatch(/mono +\d+ +\d+ +\d+ +3/);
    const names = await readdir(out);
    for (const kind of ['domain', 'function', 'window', 'document', 'mono']) {
      expect(names).toEqual(expect.arrayContaining([`${kind}.safetensors`, `${kind}.counts.safetensors`]));
    }
    expect(await readFile(join(out, 'frequency.tsv'), 'utf8')).toContain('hot dog\t200\n');

    const again = await runCommand(['space', 'build', corpus, '--out', out, ...flags, '--rank', '2', '--json']);
    const record = JSON.parse(again.stdout) as { readonly spaces: { readonly rank: number }[] };
    expect(record.spaces.map(({ rank }) => rank)).toEqual([2, 2, 2, 2, 2]);

    const other = await runCommand(['space', 'build', corpus, '--out', out, ...small]);
    expect([other.code, other.stderr.trim().split('\n').length]).toEqual([2, 2]);
    expect(other.stderr).toContain('holds other counts');
  });

  it('counts lemmas by their part of speech, tuples without it, and mixes no counts of the other choice in', async () => {
    const corpus = await writeCorpus(40);
    const out = join(corpus, '..', 'out');
    const args = ['space', 'build', corpus, '--out', out, ...small, '--contexts', 'window'];
    const { code, stdout } = await runCommand([...args, '--target-tags', '--multiwords', '--json']);
    expect([code, JSON.parse(stdout).counting]).toEqual([0, expect.objectContaining({ targetTags: true })]);
    expect(JSON.parse(stdout).spaces[0].history[0].options).toMatchObject({ radius: 5, targetTags: true });
    const frequency = await readFile(join(out, 'frequency.tsv'), 'utf8');
    expect(frequency).toContain('hot dog/n\t40\n');
    expect(frequency).toMatch(/^chase\/v\t\d+$/m);
    expect(await readFile(join(out, 'verb-subject.tsv'), 'utf8')).toMatch(/^chase\t\w+\t\d+$/m);
    const other = await runCommand([...args, '--multiwords']);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('holds other counts')]);
  });

  it('counts the phrases of the tables of an earlier build as targets', async () => {
    const corpus = await writeCorpus(40);
    const first = join(corpus, '..', 'first');
    const out = join(corpus, '..', 'phrases');
    const args = ['space', 'build', corpus, ...small, '--contexts', 'window'];
    expect((await runCommand([...args, '--out', first])).code).toBe(0);
    const asked = [...args, '--out', out, '--phrases', first, '--minimum-phrase-count', '5'];
    expect((await runCommand(asked)).code).toBe(0);
    expect(await readFile(join(first, 'noun-adjective.tsv'), 'utf8')).toContain('dog\told\t6\n');
    const frequency = await readFile(join(out, 'frequency.tsv'), 'utf8');
    expect(frequency).toContain('noun-adjective:old dog\t6\n');
    expect(await readFile(join(first, 'verb-subject.tsv'), 'utf8')).toContain('chase\tchild\t2\n');
    expect(frequency).not.toContain('chase child');
    const tagged = await runCommand([...asked, '--target-tags']);
    expect([tagged.code, tagged.stderr]).toEqual([2, expect.stringContaining('--phrases is given with --target-tags')]);
    const none = await runCommand([...args, '--out', join(corpus, '..', 'none'), '--phrases', corpus]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('verb-object.tsv')]);
    const rare = await runCommand([...asked, '--minimum-phrase-count', '100000']);
    expect([rare.code, rare.stderr]).toEqual([2, expect.stringContaining('--minimum-phrase-count')]);
  });

  it('stops at once from the keyboard, keeps what is counted, and goes on', async () => {
    const corpus = await writeCorpus(40_000);
    const out = join(corpus, '..', 'out');
    const args = ['space', 'build', corpus, '--out', out, ...small, '--threads', '2'];
    const stopped = await runCommand(args, { interrupt: { signal: 'SIGINT', afterMilliseconds: 2500 } });
    expect([stopped.code, stopped.stdout]).toEqual([130, '']);
    expect(stopped.stderr).toContain(`what is counted stays in ${out}`);
    expect(stopped.stderr).toContain('Run the same command again to go on');
    const { code, stdout } = await runCommand(args);
    expect(code).toBe(0);
    expect(stdout).toContain('in 40,000 sentences');
  });

  it.each([
    [['--contexts', 'constructor'], '--contexts'],
    [['--memory', '5'], '--memory'],
    [['--rank', '0'], '--rank'],
    [['--exponent', 'x'], '--exponent'],
    [['--targets', '/nowhere/words.txt'], '--targets'],
    [['--contexts', 'domain', '--mono'], 'mono'],
    [['--format', 'lines', '--column', '3'], 'column'],
  ])('refuses %j in two lines', async (flags, option) => {
    const corpus = await writeCorpus(2);
    const { code, stderr } = await runCommand(['space', 'build', corpus, '--out', join(corpus, '..', 'out'), ...flags]);
    const lines = stderr.trim().split('\n').slice(-2);
    expect([code, lines[0]?.includes(option)]).toEqual([2, true]);
  });

  it('refuses a corpus that is not there, and a call without a folder', async () => {
    const out = join(await makeTemporaryFolder(), 'out');
    const missing = await runCommand(['space', 'build', '/nowhere/at-all', '--out', out]);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('/nowhere/at-all')]);
    const bare = await runCommand(['space', 'build', '.']);
    expect([bare.code, bare.stderr]).toEqual([2, expect.stringContaining('--out')]);
  });
});
