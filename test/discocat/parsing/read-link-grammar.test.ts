import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLinkGrammar } from '../../../src/discocat/parsing/read-link-grammar.js';
import { QualiaError } from '../../../src/errors.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-links-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lemmatise = (form: string): string => form.toLowerCase().replace(/s$/, '');

/** Writes a command that echoes each line and prints what is given for it. */
async function createCommand(name: string, body: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!${process.execPath}\n${body}`);
  await chmod(path, 0o755);
  return path;
}

describe('readLinkGrammar', () => {
  it('reads a linkage for each sentence, in order, whatever else the command prints', async () => {
    const command = await createCommand(
      'links.cjs',
      [
        "const lines = require('node:fs').readFileSync(0, 'utf8').trim().split('\\n');",
        "console.log('verbosity set to 0');",
        'for (const line of lines) {',
        '  console.log(line);',
        "  if (line === 'Dogs eat meats') {",
        "    console.log('[(LEFT-WALL)(dogs.n)(eat.v)(meats.n)(RIGHT-WALL)]');",
        "    console.log('[[0 4 0 (RW)][0 1 0 (Wd)][1 2 0 (Sp)][2 3 0 (Op)]]');",
        '  } else if (line.startsWith("of")) {',
        "    console.log('[(LEFT-WALL)([of])(RIGHT-WALL)]');",
        "    console.log('[]');",
        '  }',
        "  console.log('[0]');",
        "  console.log('');",
        '}',
      ].join('\n'),
    );
    const found = await readLinkGrammar(['!Dogs eat\nmeats', '', 'of', 'unknown', 'Dogs eat meats'], {
      lemmatise,
      command,
    });
    expect(found.map(({ isComplete }) => isComplete)).toEqual([true, false, false, false, true]);
    expect(found[0]?.text).toBe('!Dogs eat\nmeats');
    expect(found[0]?.actions).toEqual([{ verb: 'eat', subject: 'dog', object: 'meat' }]);
    expect(found[2]?.reason).toBe('The words reduce to 1, not to s. It could not link "of".');
    expect(found[3]?.reason).toBe('The words reduce to 1, not to s.');
  });

  it('says what to install where the command is missing', async () => {
    const promise = readLinkGrammar(['Dogs run'], { lemmatise, command: join(folder, 'constructor') });
    await expect(promise).rejects.toThrow(QualiaError);
    await expect(promise).rejects.toThrow(/was not found\. Install link-grammar/);
  });

  it('says how a command ended that failed', async () => {
    const command = await createCommand('fails.cjs', "console.error('no dictionary'); process.exit(3);");
    await expect(readLinkGrammar(['Dogs run'], { lemmatise, command })).rejects.toThrow(
      'ended with code 3: no dictionary',
    );
  });

  it('parses with the real command where it is installed', async (context) => {
    try {
      execFileSync('link-parser', ['--version'], { stdio: 'ignore' });
    } catch {
      context.skip('link-parser is not installed');
    }
    const [found] = await readLinkGrammar(['The dog chased a cat.'], { lemmatise });
    expect(found).toMatchObject({ isComplete: true, actions: [{ subject: 'dog', object: 'cat' }] });
  });
});
