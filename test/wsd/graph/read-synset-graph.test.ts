import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import type { ContainerArrays } from '../../../src/matrix/container-header.js';
import { labelsToArrays } from '../../../src/matrix/container-labels.js';
import { sparseToArrays } from '../../../src/matrix/container-matrices.js';
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

  it('names the file where its parts do not fit', async () => {
    const path = join(folder, 'odd.safetensors');
    const ids = labelsToArrays('synsets', ['a', 'b']);
    const write = (arrays: ContainerArrays) => writeContainer(path, arrays, new Map([['kind', 'synset graph']]));
    await write(ids);
    await expect(readSynsetGraph(path)).rejects.toThrow(`${path}, arrays: do not make up a graph of synsets`);
    await write(new Map([...ids, ...sparseToArrays('weights', undirected(3, [[0, 1]]))]));
    await expect(readSynsetGraph(path)).rejects.toThrow(FileFormatError);
  });

  it('refuses a file of another kind, and one that is not there', async () => {
    const path = join(folder, 'other.safetensors');
    await writeContainer(path, new Map(), new Map());
    await expect(readSynsetGraph(path)).rejects.toThrow(FileFormatError);
    await expect(readSynsetGraph(join(folder, 'none'))).rejects.toThrow(MissingFileError);
  });
});
