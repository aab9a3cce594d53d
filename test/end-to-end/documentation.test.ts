import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../docs/', import.meta.url);
const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

/** The programs of a page with what they print: a block of code, and the block of text below it. */
function findPrograms(page: string): { readonly code: string; readonly printed: string }[] {
  const text = readFileSync(new URL(page, folder), 'utf8');
  return Array.from(text.matchAll(/```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g), ([, code = '', printed = '']) => {
    return { code, printed };
  });
}

describe.each(pages)('docs/%s', (page) => {
  const programs = findPrograms(page);

  it('shows under each of its programs what that prints', () => {
    expect(programs.length).toBeGreaterThan(0);
    const blocks = readFileSync(new URL(page, folder), 'utf8').match(/```js/g);
    expect(blocks).toHaveLength(programs.length);
  });

  it.each(programs.map((program, place) => [place + 1, program] as const))('program %i prints it', (_, program) => {
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program.code], { cwd: root });
    expect(String(printed)).toBe(program.printed);
  });
});
