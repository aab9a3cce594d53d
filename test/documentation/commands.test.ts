import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { parseLine } from '../cli/parse-line.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = ['docs', 'corpora', 'lexicons', 'models', 'benchmarks/senses', 'benchmarks/teacher'];
const pages = [
  'README.md',
  'SECURITY.md',
  ...folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

/** The lines of the shell blocks of a page that call qualia; a backslash at the end joins a line to the next. */
function findLines(path: string): string[] {
  const blocks = readFileSync(`${root}${path}`, 'utf8').matchAll(/```(?:sh|bash)\n([\s\S]*?)```/g);
  return Array.from(blocks, ([, block = '']) => block.replaceAll(/ *\\\n */g, ' ').split('\n'))
    .flat()
    .map((line) => line.replace(/^ *(?:npx )?/, ''))
    .filter((line) => line.startsWith('qualia '));
}

describe('the commands on the pages', () => {
  it('are commands that there are, with options that they have', async () => {
    const wrong: (readonly [string, string, string])[] = [];
    let count = 0;
    for (const page of pages) {
      for (const line of findLines(page)) {
        count++;
        const fault = await parseLine(line).then(
          () => undefined,
          (error: Error) => (error instanceof CommanderError && error.exitCode === 0 ? undefined : error.message),
        );
        if (fault !== undefined) wrong.push([page, line, fault]);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });
});
