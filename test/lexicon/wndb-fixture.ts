import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The lines of a small WNDB folder; a data line is what follows the byte offset, `@{name}` stands for an offset. */
export interface WndbFixture {
  readonly noun: readonly (readonly [name: string, line: string])[];
  readonly adj?: readonly (readonly [name: string, line: string])[];
  /** Lines of index.sense, with `@{name}` for an offset. */
  readonly senses: readonly string[];
}

/** A dog that is an animal, and the letter a under two spellings of one sense, related to its own plural. */
export const dogs: WndbFixture = {
  noun: [
    ['animal', '05 n 01 animal 0 001 ~ @{dog} n 0000 | a living organism; "the animal ate"  '],
    ['dog', '05 n 02 dog 0 Canis_familiaris 0 001 @ @{animal} n 0000 | a barking animal; "the dog barked"  '],
    ['letter', '10 n 03 A 0 a 0 ay 0 000 | the first letter  '],
    ['letters', '10 n 01 constructor 0 001 + @{letter} n 0103 | who builds ays  '],
  ],
  adj: [
    ['able', '00 a 01 able(p) 0 000 | having the means  '],
    ['up', '00 s 01 __proto__ 0 001 & @{able} a 0000 | able, more or less  '],
  ],
  senses: [
    '__proto__%5:00:00:able:00 @{up} 1 0',
    'a%1:10:00:: @{letter} 1 3',
    'able%3:00:00:: @{able} 1 8',
    'animal%1:05:00:: @{animal} 1 9',
    'ay%1:10:00:: @{letter} 1 0',
    'canis_familiaris%1:05:00:: @{dog} 1 0',
    'constructor%1:10:00:: @{letters} 1 0',
    'dog%1:05:00:: @{dog} 1 42',
  ],
};

const licence = '  1 This line stands for the licence.  \n  2 WordNet 9.9 Copyright nobody  \n';

/** The texts of the five files of a fixture, each line with its true byte offset. */
export function writeTexts({ noun, adj = [], senses }: WndbFixture): Map<string, string> {
  const offsets = new Map<string, string>();
  for (const lines of [noun, adj]) {
    let at = licence.length;
    for (const [name, line] of lines) {
      offsets.set(name, String(at).padStart(8, '0'));
      at += 9 + fill(line, new Map()).length + 1;
    }
  }
  const data = (lines: WndbFixture['noun']): string =>
    licence + lines.map(([name, line]) => `${offsets.get(name)} ${fill(line, offsets)}\n`).join('');
  return new Map([
    ['data.noun', data(noun)],
    ['data.verb', licence],
    ['data.adj', data(adj)],
    ['data.adv', licence],
    ['index.sense', senses.map((line) => `${fill(line, offsets)}\n`).join('')],
  ]);
}

/** Writes files into a new folder and gives its path. */
export async function writeFolder(files: ReadonlyMap<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'qualia-wndb-'));
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  return folder;
}

function fill(line: string, offsets: ReadonlyMap<string, string>): string {
  return line.replace(/@\{(\w+)\}/g, (_, name: string) => offsets.get(name) ?? '00000000');
}
