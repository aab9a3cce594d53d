import { writeTupleTable } from '../../src/corpus/counting/write-tuples.js';
import { writeEmbeddings } from '../../src/embedding/write-embeddings.js';
import { writeLexiconRecords } from '../../src/lexicon/formats/write-lexicon-records.js';
import { toRowBlocks } from '../../src/matrix/row-blocks.js';
import { writeNpy } from '../../src/matrix/write-npy.js';
import { writeRowBlocks } from '../../src/matrix/write-row-blocks.js';
import { writeRun } from '../../src/matrix/write-run.js';
import { writeWholeText } from '../../src/matrix/write-whole-file.js';
import type { Space } from '../../src/space/space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { writeWord2Vec } from '../../src/space/write-word2vec.js';
import { toyModel } from '../embedding/toy-model.js';
import { createFullLexicon } from '../lexicon/record-fixture.js';
import { spaceOf } from '../space/small-spaces.js';

/** Rows enough for 24 kB of any format. */
const rows = Array.from({ length: 1500 }, (_, place) => [`word-${place}`, [place + 1, 1, place % 7, 2]] as const);
export const dense: Space = spaceOf('dense', rows);
const sparse = spaceOf('sparse', rows);
const counts = sparse.matrix as Parameters<typeof toRowBlocks>[0];
const tuples = rows.map(([word], place) => ({ members: [word, 'x'], count: place + 1 }));
const lexicon = {
  ...createFullLexicon(),
  citation: 'a long text that no disk of this size takes '.repeat(1000),
};

/** What writes a file, of every kind, by the name of the kind. */
export const writers: readonly (readonly [name: string, file: string, write: (path: string) => Promise<unknown>])[] = [
  ['a dense space', 'dense.safetensors', (path) => writeSpace(path, dense)],
  ['a sparse space', 'sparse.safetensors', (path) => writeSpace(path, sparse)],
  ['rows block by block', 'rows.safetensors', (path) => writeRowBlocks(path, toRowBlocks(counts))],
  ['a run of counts', 'counts.run', (path) => writeRun(path, toRowBlocks(counts))],
  ['word2vec text', 'vectors.txt', (path) => writeWord2Vec(path, dense)],
  ['NumPy numbers', 'numbers.npy', (path) => writeNpy(path, { shape: [50_000], values: new Uint8Array(50_000) })],
  ['a table of tuples', 'tuples.tsv', (path) => writeTupleTable(tuples, path, ['a', 'b'])],
  [
    'vectors of texts',
    'texts.safetensors',
    (path) =>
      writeEmbeddings(
        path,
        toyModel(),
        rows.map(([word]) => word),
      ),
  ],
  ['a lexicon as XML', 'lexicon.xml', (path) => writeLexiconRecords(path, [lexicon])],
  ['a lexicon as lines', 'lexicon.jsonl', (path) => writeLexiconRecords(path, [lexicon])],
  ['a text', 'text.json', (path) => writeWholeText(path, 'x'.repeat(50_000))],
];
