import type { Arithmetic } from '../../src/llm/tensor/arithmetic.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import { discard } from './inputs/normal-matrix.js';
import { limitCase } from './limits.js';

/** A step of training: texts, words a text, known words, layers, width. */
interface StepSizes {
  readonly name: string;
  readonly batch: number;
  readonly length: number;
  readonly vocabulary: number;
  readonly layers: number;
  readonly width: number;
}

const steps: readonly StepSizes[] = [
  {
    name: '4 layers of 128, 16 texts of 128 words, all of 2,048 words scored',
    batch: 16,
    length: 128,
    vocabulary: 2048,
    layers: 4,
    width: 128,
  },
  {
    name: '2 layers of 64, 16 texts of 64 words, all of 1,000 words scored',
    batch: 16,
    length: 64,
    vocabulary: 1000,
    layers: 2,
    width: 64,
  },
];

await defineSpeed(import.meta.url, {
  id: 'training-step',
  title: 'One step of training an encoder with relative attention: forward, backward, AdamW',
  cases: steps.flatMap((sizes) => [
    ...[2, 1].map((threads): SpeedCase => {
      const name = threads === 1 ? 'one thread' : `${threads} threads`;
      return {
        group: sizes.name,
        name,
        role: 'ours',
        threads,
        work: workOf(sizes),
        prepare: () => prepareStep(sizes, threads),
      };
    }),
    {
      group: sizes.name,
      name: 'plain kernels',
      role: 'twin',
      work: workOf(sizes),
      prepare: () => prepareStep(sizes, 1, 'plain'),
    },
    limitCase('multiplyAdd', { group: sizes.name }),
  ]),
});

/** Products forward and twice as many backward: of the weights, of the attention with its distances, of the scores. */
function workOf({ batch, length, vocabulary, layers, width }: StepSizes): Work {
  const words = batch * length;
  const weights = layers * 12 * width ** 2 + vocabulary * width;
  const attention = layers * length * 4 * width;
  return { amount: 3 * 2 * words * (weights + attention), unit: 'flop' };
}

async function prepareStep(sizes: StepSizes, threads: number, kind?: 'plain'): Promise<SpeedRun> {
  const {
    Arithmetic: Made,
    AdamW,
    crossEntropy,
    createEncoderNetwork,
    Tape,
  } = await importBuilt<typeof import('../../src/llm/index.js')>('llm/index.js');
  const { batch, length, vocabulary, layers, width } = sizes;
  const arithmetic: Arithmetic = new Made({ threads, ...(kind !== undefined && { kind }) });
  const network = createEncoderNetwork(
    arithmetic,
    { vocabulary, layers, width, heads: 4, maximumDistance: length },
    { seed: 1 },
  );
  const optimiser = new AdamW(network.parameters);
  const tokens = Uint32Array.from({ length: batch * length }, (_, place) => (place * 7919) % vocabulary);
  const lengths = new Uint32Array(batch).fill(length);
  return () => {
    network.parameters.clearGradients();
    const loss = arithmetic.scope(() => {
      const tape = new Tape(arithmetic);
      const scored = crossEntropy(
        tape,
        network.scoreWords(tape, network.encode(tape, { tokens, lengths }).output),
        tokens,
      );
      tape.backward(scored);
      return scored.item();
    });
    optimiser.update(1e-3);
    return discard(loss);
  };
}
