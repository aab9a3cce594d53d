import { readFile, writeFile } from 'node:fs/promises';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import type { CacheRecord } from '../../src/embedded/cache-record.js';
import type { EmbeddedParts } from '../../src/embedded/embedded-models.js';
import { makeSenseParts } from '../../src/embedded/sense-parts.js';
import { embeddedSettings } from '../../src/embedded/settings.js';
import { createLexicon } from '../../src/lexicon/create-lexicon.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import type { PartOfSpeech, Synset } from '../../src/lexicon/synset.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { Space } from '../../src/space/space.js';

interface Gloss {
  /** Lemmas with rank and count, as in `bank/1/20`. */
  readonly members: string;
  readonly definition: string;
  readonly examples?: readonly string[];
}

function synset(id: string, { members, definition, examples = [] }: Gloss): Synset {
  const partOfSpeech = id.at(-1) as PartOfSpeech;
  const senses = members.split(' ').map((member) => {
    const [lemma, rank, count] = member.split('/');
    const place = { partOfSpeech, synset: id, rank: Number(rank), count: Number(count) };
    return { key: `${lemma}@${id}`, lemma, variants: [], ...place };
  });
  return { id, senses, definition, examples, relations: [], partOfSpeech, satellite: false, lexicographerFile: 'x.x' };
}

/** Two senses of the noun bank and the verb walk; the definition of the verb could be read as a noun phrase. */
export const smallLexicon: Lexicon = createLexicon({
  name: 'small',
  version: '1',
  synsets: [
    synset('00000001-n', {
      members: 'bank/1/25',
      definition: 'sloping land beside a river',
      examples: ['he sat on the bank of the river', 'they pulled the canoe up on the bank'],
    }),
    synset('00000002-n', { members: 'bank/2/20', definition: 'an institution that accepts deposits of money' }),
    synset('00000003-n', { members: 'river/1/55', definition: 'a large stream of water' }),
    synset('00000004-v', {
      members: 'walk/1/9',
      definition: 'use feet to advance',
      examples: ['constructor and __proto__ walked'],
    }),
  ],
});

/** Words of the questions of a tour, and of the glosses above, with two-dimensional domain vectors made by rule. */
const words = [
  'carpenter wood mason stone soldier army doctor hospital bird feather sailor ship bank river water money',
  'dog house kennel cottage puppy stable watchdog furniture system criterion need condition constructor __proto__',
]
  .join(' ')
  .split(' ');

function smallSpace(name: string, turn: number): Space {
  const rows = words.map((_, place) => [Math.cos(turn * place), Math.sin(turn * place), 1]);
  const targets = new Vocabulary(`the ${name} space`, words);
  return new Space({ name, targets, matrix: denseFromRows(rows), history: [{ step: 'by rule', options: { turn } }] });
}

/** Hand-made parts of the embedded default: 30 words, three dimensions, three verbs. */
export function smallParts(): EmbeddedParts {
  return {
    lexicon: smallLexicon,
    settings: embeddedSettings(),
    domain: smallSpace('domain', 0.7),
    function: smallSpace('function', 1.3),
    words: smallSpace('words', 0.5),
    slots: { words: smallSpace('words of slots', 0.4), slots: smallSpace('slots', 0.9) },
    senses: makeSenseParts(smallLexicon),
    verbs: new VerbArguments([
      { verb: 'meet', subject: 'system', object: 'need', count: 2 },
      { verb: 'satisfy', subject: 'system', object: 'condition', count: 1 },
      { verb: 'visit', subject: 'doctor', object: 'hospital', count: 3 },
    ]),
    frequencies: new Map(words.map((word, place) => [word, place === 1 ? 4 : 5 + place])),
  };
}

const interval = { mean: 0.5, low: 0.25, high: 0.75 };

/** The record of those parts. */
export const smallRecord: Omit<CacheRecord, 'files'> = {
  lexicon: 'small 1',
  seed: 1,
  tokens: 1234,
  targets: { domain: words.length, function: words.length },
  verbs: 3,
  triples: 3,
  seconds: 0.125,
  scoreboards: [
    {
      task: 'small',
      title: 'Small questions',
      split: 'test',
      questions: 1200,
      chance: 0.25,
      scores: [
        { system: 'random', role: 'baseline', accuracy: { mean: 0.25, low: 0.25, high: 0.25 }, coverage: 1 },
        { system: 'dual space', role: 'model', accuracy: interval, coverage: 0.875, answered: interval },
      ],
      overall: { model: 'dual space', baseline: 'random', difference: { mean: 0.25, low: 0.125, high: 0.375 } },
      answered: { model: 'dual space', baseline: 'random', difference: { mean: 0.25, low: -0.125, high: 0.375 } },
      population: 4321,
      restriction: 'questions made up for tests',
    },
  ],
};

/** Ways to damage a file; each leaves it different from what was written. */
export const damages: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['emptied', () => Buffer.alloc(0)],
  ['cut in half', (bytes) => bytes.subarray(0, bytes.length >> 1)],
  ['one byte short', (bytes) => bytes.subarray(0, -2)],
  ['flipped in the middle', (bytes) => flip(bytes, bytes.length >> 1)],
  ['flipped near the end', (bytes) => flip(bytes, bytes.length - 3)],
  ['flipped near the start', (bytes) => flip(bytes, 12)],
  ['filled with other bytes', () => Buffer.from('garbage \u0000 constructor\n'.repeat(20))],
  ['lengthened', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
];

/** Rewrites a file. */
export async function damage(path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(path, change(await readFile(path)));
}

function flip(bytes: Buffer, place: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[place] ^= 1;
  return copy;
}
