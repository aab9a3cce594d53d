import type { QuantisedMatrix } from '../../src/corpus/neural/quantised-matrix.js';
import type { UniversalTag } from '../../src/corpus/sentence.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type SpeedSettings, type Work } from './harness.js';
import { normalMatrix } from './inputs/normal-matrix.js';
import { makeSentences } from './inputs/sentences.js';
import { limitCase } from './limits.js';

/** A sentence of some fourteen pieces, and the widest layer of the network of this package. */
const sizes = { rows: 16, inputs: 768, outputs: 3072 };

await defineSpeed(import.meta.url, {
  id: 'network',
  title: 'The network that tags and parses single sentences',
  cases: (settings) => [...layerCases(), ...sentenceCases(settings)],
});

function layerCases(): SpeedCase[] {
  const { rows, inputs, outputs } = sizes;
  const group = `linear map of ${rows} vectors, ${inputs} to ${outputs} numbers`;
  const work: Work = { amount: 2 * rows * inputs * outputs, unit: 'flop' };
  const python = { script: 'dense-product.py', arguments: { operation: 'product', rows, columns: inputs, outputs } };
  return [
    { group, name: 'weights of four bits', role: 'ours', work, prepare: () => prepareLayer(true) },
    {
      group,
      name: 'weights of four bits, 2 threads',
      role: 'ours',
      threads: 2,
      work,
      prepare: () => prepareLayer(true, 2),
    },
    { group, name: 'weights of four bits, plain', role: 'twin', work, prepare: () => prepareLayer(true) },
    { group, name: 'ours with weights of single precision', role: 'peer', work, prepare: () => prepareLayer(false) },
    { group, name: 'numpy, single precision', role: 'peer', work, python },
    limitCase('dot16', { group }),
  ];
}

async function prepareLayer(isFourBits: boolean, threads = 1): Promise<SpeedRun> {
  const { Arena } = await importBuilt<typeof import('../../src/kernels/arena.js')>('kernels/arena.js');
  const { createLinearLayer } = await importBuilt<typeof import('../../src/corpus/neural/linear-layer.js')>(
    'corpus/neural/linear-layer.js',
  );
  const { createNibbleMatrix } = await importBuilt<typeof import('../../src/corpus/neural/quantised-matrix.js')>(
    'corpus/neural/quantised-matrix.js',
  );
  const { rows, inputs, outputs } = sizes;
  const drawn = await normalMatrix(outputs, inputs / 2);
  const bytes = Uint8Array.from(drawn.values, (value) => Math.abs(value) * 100);
  const matrix = createNibbleMatrix(bytes, new Float32Array((outputs * inputs) / 32).fill(0.01), inputs);
  const weights: QuantisedMatrix = isFourBits ? matrix : { rows: outputs, columns: inputs, readRow: matrix.readRow };
  const arena = new Arena({ threads });
  const layer = createLinearLayer(arena, weights);
  const vectors = arena.copy(Float32Array, (await normalMatrix(rows, inputs)).values);
  const target = arena.zeros(Float32Array, rows * outputs);
  return () => {
    layer.apply(vectors, rows, target);
    return undefined;
  };
}

function sentenceCases({ quick }: SpeedSettings): SpeedCase[] {
  const count = quick ? 20 : 200;
  const group = 'tags and trees of sentences of 8 to 20 words';
  const work: Work = { amount: count, unit: 'texts' };
  return [
    { group, name: 'NeuralParser', role: 'ours', work, prepare: () => prepareNetwork(count) },
    {
      group,
      name: 'NeuralParser, 2 threads',
      role: 'ours',
      threads: 2,
      work,
      prepare: () => prepareNetwork(count, 2),
    },
    {
      group,
      name: 'ours by perceptrons, right less often',
      role: 'peer',
      work,
      prepare: () => preparePerceptrons(count),
    },
  ];
}

function readForms(count: number): string[][] {
  return makeSentences(count).map((text) => text.replace('.', ' .').split(' '));
}

async function prepareNetwork(count: number, threads = 1): Promise<SpeedRun> {
  const { readNeuralParser } = await importBuilt<typeof import('../../src/corpus/neural/read-neural-parser.js')>(
    'corpus/neural/read-neural-parser.js',
  );
  const parser = readNeuralParser({ threads });
  const sentences = readForms(count);
  return () => {
    for (const forms of sentences) parser.parse(forms);
    return undefined;
  };
}

async function preparePerceptrons(count: number): Promise<SpeedRun> {
  const { readTagger } = await importBuilt<typeof import('../../src/corpus/read-tagger.js')>('corpus/read-tagger.js');
  const { readParser } =
    await importBuilt<typeof import('../../src/corpus/parser/read-parser.js')>('corpus/parser/read-parser.js');
  const tagger = readTagger();
  const parser = readParser();
  const sentences = readForms(count);
  return () => {
    for (const forms of sentences) {
      const tags: readonly UniversalTag[] = tagger.tag(forms);
      parser.parse(forms.map((form, place) => ({ form, lemma: form.toLowerCase(), tag: tags[place] })));
    }
    return undefined;
  };
}
