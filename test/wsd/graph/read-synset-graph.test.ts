import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { readSynsetGraph } from '../../../src/wsd/graph/read-synset-graph.js';
import { SynsetGraph } from '../../../src/wsd/graph/synset-graph.js';
import { writeSynsetGraph } from '../../../src/wsd/graph/write-synset-graph.js';
import { undirected } from './random-graphs.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-graph-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('readSynsetGraph', () => {
  it('reads the graph that was written', async () => {
    const graph = new SynsetGraph(
      ['constructor', '__proto__', ''],
      undirected(3, [
        [0, 1, 0.5],
        [1, 2],
      ]),
    );
    const path = join(folder, 'graph.safetensors');
    await writeSynsetGraph(path, graph);
    const read = await readSynsetGraph(path);
    expect(read.synsets).toEqual(graph.synsets);
    expect(read.weights).toEqual(graph.weights);
    expect(read.findPlace('')).toBe(2);
  });

  it('refuses a file of another kind, and one that is not there', async () => {
    const path = join(folder, 'other.safetensors');
    await writeContainer(path, new Map(), new Map());
    await expect(readSynsetGraph(path)).rejects.toThrow(FileFormatError);
    await expect(readSynsetGraph(join(folder, 'none'))).rejects.toThrow(MissingFileError);
  });
});
