import { writeFileSync } from 'node:fs';
import { readBuiltVerbs } from '../../../src/discocat/read-built-verbs.js';
import { readVerbTensors } from '../../../src/discocat/read-verb-tensors.js';
import { buildVerbTensors } from '../../../src/discocat/verb-tensors.js';
import { writeVerbTensors } from '../../../src/discocat/write-verb-tensors.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { writeNpy } from '../../../src/matrix/write-npy.js';
import { readNpyVectors, readTensorVectors } from '../../../src/space/read-matrix-vectors.js';
import { readSpace } from '../../../src/space/read-space.js';
import { readSubwordModel } from '../../../src/space/read-subword-model.js';
import { readGlove, readWord2VecText } from '../../../src/space/read-text-vectors.js';
import { readVectorFile } from '../../../src/space/read-vector-file.js';
import { readVocabulary } from '../../../src/space/read-vocabulary.js';
import { readWinkVectors } from '../../../src/space/read-wink-vectors.js';
import { readWord2VecBinary } from '../../../src/space/read-word2vec-binary.js';
import { trainSubwordModel } from '../../../src/space/subword-model.js';
import { writeSpace } from '../../../src/space/write-space.js';
import { writeSubwordModel } from '../../../src/space/write-subword-model.js';
import { writeWord2Vec } from '../../../src/space/write-word2vec.js';
import { lovesSpace, lovesVerbs } from '../../discocat/golden-spaces.js';
import { denseSpace } from '../../embedding/dense-space.js';
import { spaceOf } from '../../space/small-spaces.js';
import { type FuzzTarget, fileTarget } from '../fuzz-target.js';
import { mutateContainer } from '../mutate-container.js';
import { repairContainer } from '../repair-container.js';
import { writeSeeds } from '../write-seeds.js';

const small = denseSpace('seeds', [
  ['constructor', [1, 0.5]],
  ['__proto__', [0, -2]],
  ['oak', [3, 4]],
]);
const subwords = spaceOf('dense', [
  ['constructor', [1, 0]],
  ['oaken', [0, 1]],
]);
const matrix = { shape: [3, 2], values: Float32Array.of(1, 2, 3, 4, 5, 6) };
const wink = {
  precision: 8,
  l2NormIndex: 2,
  wordIndex: 3,
  size: 2,
  dimensions: 2,
  words: ['oak', 'constructor'],
  vectors: { oak: [3, 4, 5, 0], constructor: [0.5, -1, 1.1, 1] },
};
const sha256 = 'a'.repeat(64);
const tokens = [
  '"shape":[0,9007199254740991]',
  '"dtype":"F16"',
  '"dtype":"I64"',
  'matrix',
  '.offsets',
  '[{"step":"x"}]',
];
const vectorTokens = ['\t', '1000000 ', '100000', '2 ', 'nan', '-inf', '1e40', '0x1', '\u00a0'];

/** Gives a reader the file of the words of its rows. */
const withVocabulary = (read: (path: string, vocabulary: string) => unknown) => (path: string) => {
  const vocabulary = `${path}.words`;
  writeFileSync(vocabulary, 'oak\nelm\nfir\n');
  return read(path, vocabulary);
};

/** The files of spaces, vectors and verbs. */
export const spaceTargets: readonly FuzzTarget[] = [
  fileTarget('space', '.safetensors', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds((path) => writeSpace(path, small)),
    parse: (path) => readSpace(path),
  }),
  fileTarget('subword-model', '.safetensors', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds((path) => writeSubwordModel(path, trainSubwordModel(subwords, { maximumLength: 4 }))),
    parse: (path) => readSubwordModel(path),
  }),
  fileTarget('word2vec-text', '.txt', {
    tokens: vectorTokens,
    seeds: writeSeeds((path) => writeWord2Vec(path, small)),
    parse: (path) => readWord2VecText(path),
  }),
  fileTarget('word2vec-binary', '.bin', {
    tokens: vectorTokens,
    seeds: writeSeeds((path) => writeWord2Vec(path, small, { binary: true })),
    parse: (path) => readWord2VecBinary(path),
  }),
  fileTarget('glove', '.txt', {
    tokens: vectorTokens,
    seeds: ['oak 1 2.5 -3\nelm 0 1e-3 4\n'],
    parse: (path) => readGlove(path),
  }),
  fileTarget('vector-file-text', '.txt', {
    tokens: vectorTokens,
    seeds: ['2 2\noak 1 2\nelm 3 4\n', 'oak 1 2\nelm 3 4\n'],
    parse: (path) => readVectorFile(path),
  }),
  fileTarget('vector-file-binary', '.bin', {
    seeds: writeSeeds((path) => writeWord2Vec(path, small, { binary: true })),
    parse: (path) => readVectorFile(path),
  }),
  fileTarget('vector-file-tensors', '.safetensors', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds((path) => writeSpace(path, small)),
    parse: (path) => readVectorFile(path),
  }),
  fileTarget('wink-vectors', '.json', { seeds: [JSON.stringify(wink)], parse: (path) => readWinkVectors(path) }),
  fileTarget('vocabulary', '.txt', { seeds: ['oak\nelm\n\u72d7\n'], parse: (path) => readVocabulary(path) }),
  fileTarget('npy-vectors', '.npy', {
    seeds: writeSeeds((path) => writeNpy(path, matrix)),
    parse: withVocabulary((path, vocabulary) => readNpyVectors(path, { vocabulary })),
  }),
  fileTarget('tensor-vectors', '.safetensors', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds((path) => writeContainer(path, new Map([['embeddings', matrix]]), new Map())),
    parse: withVocabulary((path, vocabulary) => readTensorVectors(path, { vocabulary })),
  }),
  fileTarget('verb-tensors', '.safetensors', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds((path) => writeVerbTensors(path, buildVerbTensors(lovesVerbs, lovesSpace))),
    parse: (path) => readVerbTensors(path, lovesSpace),
  }),
  fileTarget('built-verbs', '.safetensors', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds((path) =>
      writeVerbTensors(path, buildVerbTensors(lovesVerbs, lovesSpace), { spaceSha256: sha256 }),
    ),
    parse: (path) => readBuiltVerbs(path, { path: 'space.safetensors', sha256 }),
  }),
];
