import { aspects } from '../../../src/lexicon/aspect.js';
import { createAligner } from '../../../src/llm/adaptation/aligner.js';
import { createLowRank } from '../../../src/llm/adaptation/low-rank.js';
import { readAdaptation } from '../../../src/llm/adaptation/read-adaptation.js';
import { writeAdaptation } from '../../../src/llm/adaptation/write-adaptation.js';
import { createWeightField } from '../../../src/llm/continual/encoder-field.js';
import { readWeightField } from '../../../src/llm/continual/read-weight-field.js';
import { writeWeightField } from '../../../src/llm/continual/write-weight-field.js';
import { createEncoder } from '../../../src/llm/encoder/encoder.js';
import { readEncoder } from '../../../src/llm/encoder/read-encoder.js';
import { writeEncoder } from '../../../src/llm/encoder/write-encoder.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { readAspectHead } from '../../../src/wsd/aspects/read-aspect-head.js';
import { writeAspectHead } from '../../../src/wsd/aspects/write-aspect-head.js';
import { readSynsetGraph } from '../../../src/wsd/graph/read-synset-graph.js';
import { SynsetGraph } from '../../../src/wsd/graph/synset-graph.js';
import { writeSynsetGraph } from '../../../src/wsd/graph/write-synset-graph.js';
import { readSenseHead } from '../../../src/wsd/head/read-sense-head.js';
import { writeSenseHead } from '../../../src/wsd/head/write-sense-head.js';
import { undirected } from '../../wsd/graph/random-graphs.js';
import { type FuzzTarget, fileTarget } from '../fuzz-target.js';
import { mutateContainer } from '../mutate-container.js';
import { repairContainer } from '../repair-container.js';
import { writeSeeds } from '../write-seeds.js';

const encoder = createEncoder(new Arithmetic(), {
  words: ['the', 'oak', 'constructor', '__proto__'],
  layers: 1,
  width: 4,
  heads: 2,
  maximumDistance: 2,
  places: 'relative',
  seed: 1,
});
const tokens = [
  ...[
    '\\"layers\\":999999999',
    '\\"width\\":65536',
    '\\"rank\\":2000000000',
    '\\"tokens\\":99999999',
    '\\"vocabulary\\":4294967296',
  ],
  ...[
    '\\"hidden\\":1e9',
    '\\"heads\\":3',
    '\\"maxRelative\\":1000000000',
    '\\"startLayer\\":7',
    '\\"seed\\":-1',
    '\\"window\\":1e15',
    '1e308',
  ],
];

async function writeField(path: string): Promise<void> {
  const field = createWeightField(encoder, {
    coordinate: 2,
    rank: 1,
    hidden: 2,
    steps: 2,
    batch: 2,
    learningRate: 0.02,
    seed: 2,
  });
  const all = ['the oak', 'the constructor', 'oak', '__proto__'].map((text, place) => ({ text, label: place % 2 }));
  await field.fit({ id: 'a', labels: ['no', 'yes'], train: all, test: all });
  await field.commit('a');
  await writeWeightField(path, field);
}

const contained = (
  name: string,
  write: (path: string) => Promise<unknown>,
  parse: (path: string) => unknown,
): FuzzTarget =>
  fileTarget(name, '.safetensors', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds(write),
    parse,
  });

const width = 2;

/** The files of encoders, adaptations, fields and heads. */
export const modelTargets: readonly FuzzTarget[] = [
  contained(
    'encoder',
    (path) => writeEncoder(path, encoder),
    (path) => readEncoder(path, new Arithmetic({ kind: 'plain' })),
  ),
  contained(
    'adaptation-aligner',
    (path) => writeAdaptation(path, encoder, createAligner(encoder.network, { seed: 3, tokens: 2 })),
    (path) => readAdaptation(path, encoder),
  ),
  contained(
    'adaptation-low-rank',
    (path) =>
      writeAdaptation(
        path,
        encoder,
        createLowRank(encoder.network, { seed: 3, rank: 1, strength: 4, products: ['keys'] }),
      ),
    (path) => readAdaptation(path, encoder),
  ),
  contained('weight-field', writeField, (path) => readWeightField(path, encoder)),
  contained(
    'sense-head',
    (path) =>
      writeSenseHead(path, {
        encoder: { provider: 'x', modelId: 'y', layers: null },
        centres: { contexts: Float32Array.of(0, 1), meanings: Float32Array.of(1, 0) },
        projection: new DenseMatrix(width, width, Float32Array.of(1, 0, 0, 1)),
        scale: 2,
        weights: { projection: 1, prior: 0.5, relations: 0 },
        facts: {
          data: 'x',
          examples: 1,
          documents: 1,
          seed: 1,
          losses: [1],
          bestEpoch: 1,
          metrics: { documents: 1, questions: 1, accuracy: 1, priorAccuracy: 0.5, loss: 0.1 },
        },
      }),
    (path) => readSenseHead(path),
  ),
  contained(
    'aspect-head',
    (path) =>
      writeAspectHead(path, {
        model: 'x',
        context: { masked: false, standIn: '', window: 0, layers: undefined },
        fit: {
          classes: aspects.length,
          weights: new Float64Array(aspects.length * width),
          intercepts: new Float64Array(aspects.length),
        },
        shown: [{ text: 'In Oslo', start: 3, end: 7, aspects: ['location'] }],
        shownVectors: new DenseMatrix(1, width, Float32Array.of(1, 2)),
        facts: { data: 'x', examples: 1, seed: 1, penalty: 1, validation: [{ penalty: 1, accuracy: 1 }] },
      }),
    (path) => readAspectHead(path),
  ),
  contained(
    'synset-graph',
    (path) =>
      writeSynsetGraph(
        path,
        new SynsetGraph(
          ['constructor', '__proto__', ''],
          undirected(3, [
            [0, 1, 0.5],
            [1, 2],
          ]),
        ),
      ),
    (path) => readSynsetGraph(path),
  ),
];
