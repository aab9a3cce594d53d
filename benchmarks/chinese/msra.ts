import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { NameClass } from '../../src/corpus/sentence.js';

/** A sentence with the proper names that annotators marked; offsets in UTF-16 units. */
export interface NamedText {
  readonly text: string;
  readonly names: readonly { readonly start: number; readonly end: number; readonly class: NameClass }[];
}

const classes: ReadonlyMap<string, NameClass> = new Map([
  ['PER', 'person'],
  ['LOC', 'place'],
  ['ORG', 'organisation'],
]);

/** Reads the news of `corpora_zh/dh_msra.zip`: a character and its tag (B-PER, I-PER, O) a line, sentences separated by empty lines. */
export function readMsra(): NamedText[] {
  const archive = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'corpora_zh/dh_msra.zip');
  const content = execFileSync('unzip', ['-p', archive], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return content
    .split(/\r?\n\r?\n/)
    .filter((block) => block.trim() !== '')
    .map(readBlock);
}

function readBlock(block: string): NamedText {
  let text = '';
  const names: { start: number; end: number; class: NameClass }[] = [];
  for (const line of block.split(/\r?\n/)) {
    const [character = '', tag = 'O'] = line.split('\t');
    const nameClass = classes.get(tag.slice(2));
    const last = names.at(-1);
    const end = text.length + character.length;
    if (nameClass !== undefined && tag.startsWith('B-')) names.push({ start: text.length, end, class: nameClass });
    else if (nameClass !== undefined && last?.end === text.length) last.end = end;
    text += character;
  }
  return { text, names };
}
