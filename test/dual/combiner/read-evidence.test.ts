import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/corpus/vocabulary.js';
import { listEvidenceFiles, readEvidence } from '../../../src/dual/combiner/read-evidence.js';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { denseZeros } from '../../../src/matrix/dense-matrix.js';
import { SparseBuilder } from '../../../src/matrix/sparse-builder.js';
import { createRandom } from '../../../src/random.js';
import { readSpace } from '../../../src/space/read-space.js';
import { Space } from '../../../src/space/space.js';
import { writeSpace } from '../../../src/space/write-space.js';

const words = ['dog', 'house', 'kennel', 'constructor'];
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-evidence-'));
  const random = createRandom(1);
  for (const name of ['domain', 'function']) {
    const matrix = denseZeros(words.length, 300);
    for (let cell = 0; cell < matrix.values.length; cell++) matrix.values[cell] = random.normal();
    const targets = new Vocabulary(name, words);
    const singularValues = Array.from({ length: 300 }, (_, column) => 300 - column);
    const history = [{ step: 'truncatedSvd', options: { singularValueExponent: 0.5 }, result: { singularValues } }];
    await writeSpace(join(folder, `${name}.safetensors`), new Space({ name, targets, matrix, history }));
  }
  const counts = new SparseBuilder();
  for (let word = 0; word < words.length; word++) counts.add(word, word, 3);
  const [targets, contexts] = [new Vocabulary('targets', words), new Vocabulary('contexts', words)];
  const counted = new Space({ name: 'domain', targets, contexts, matrix: counts.build(), history: [] });
  await writeSpace(join(folder, 'domain.counts.safetensors'), counted);
  writeFileSync(join(folder, 'frequency.tsv'), 'target\tcount\ndog\t9\nconstructor\t2\n');
  writeFileSync(join(folder, 'noun-noun.tsv'), 'head\tmodifier\tcount\nhouse\tdog\t4\nkennel\thouse\t1\n');
  writeFileSync(join(folder, 'noun-adjective.tsv'), 'head\tmodifier\tcount\nhouse\told\t2\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readEvidence', () => {
  it('reads the views, associations and frequencies of a folder of spaces', async () => {
    const { frequency, associations, views } = await readEvidence(listEvidenceFiles(folder));
    expect(['dog', 'constructor', 'cat'].map((word) => frequency?.(word))).toEqual([9, 2, 0]);
    expect(associations.map(({ name }) => name)).toEqual(['modifier-head', 'nearest nouns']);
    expect(associations[0]?.ppmi('dog', 'house')).toBeGreaterThan(0);
    // A house was never a modifier of a dog, and no dog a head.
    expect(associations[0]?.ppmi('house', 'dog')).toBeUndefined();
    // Five ranks of each space.
    expect(views.map(({ symbol, name }) => `${symbol} ${name}`)).toEqual(
      ['d', 'f'].flatMap((symbol) => [20, 50, 100, 200, 300].map((rank) => `${symbol} k=${rank} p=0.5`)),
    );
  });

  it('reads the views of the grid that is asked for', async () => {
    const { views } = await readEvidence(listEvidenceFiles(folder), { ranks: [10], exponents: [0, 1] });
    expect(views.map(({ name }) => name)).toEqual(['k=10 p=0', 'k=10 p=1', 'k=10 p=0', 'k=10 p=1']);
  });

  it('takes spaces that have been read already', async () => {
    const files = listEvidenceFiles(folder);
    const domain = await readSpace(files.domain);
    const read = await readEvidence(files);
    const given = await readEvidence({ ...files, domain: join(folder, 'none') }, { domain });
    const similarities = [read, given].map(({ views }) => views.map((view) => view.similarity('dog', 'house')));
    expect(similarities[0]).toEqual(similarities[1]);
  });

  it('needs no tables, and takes vectors that are no reduction as they are', async () => {
    const targets = new Vocabulary('vectors', words);
    const matrix = denseZeros(words.length, 2);
    matrix.values.fill(1);
    const vectors = new Space({ name: 'vectors', targets, matrix, history: [{ step: 'GloVe', options: {} }] });
    const files = { domain: 'none', function: 'none' };
    const evidence = await readEvidence(files, { domain: vectors, function: vectors, phrases: true });
    expect(evidence.frequency).toBeUndefined();
    expect(evidence.associations).toEqual([]);
    expect(evidence.views.map(({ symbol, name }) => `${symbol} ${name}`)).toEqual(['d cosine', 'f cosine']);
    expect(evidence.phrases).toBe(true);
  });

  it('tells a file that is missing, and the line that is malformed', async () => {
    const files = listEvidenceFiles(folder);
    await expect(readEvidence({ ...files, frequency: join(folder, 'none.tsv') })).rejects.toThrow(MissingFileError);
    const damaged = join(folder, 'damaged.tsv');
    writeFileSync(damaged, 'head\tmodifier\tcount\nhouse\tdog\t4\nhouse\tdog\n');
    await expect(readEvidence({ ...files, pairs: [damaged] })).rejects.toThrow(FileFormatError);
    await expect(readEvidence({ ...files, pairs: [damaged] })).rejects.toThrow(/line 3: .*expected 3 cells/);
  });
});
