import type { OrderChoice } from '../../src/discocat/network/plan-contraction.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import { interpretLongSentence, readLongSentence, type VerbStorage } from './inputs/long-sentence.js';
import { discard } from './inputs/normal-matrix.js';

/** At more dimensions the words multiplied from left to right would need more cells than memory has. */
const fewDimensions = 30;

/** So many times a call, as over the sentences of a text: the first few are slower until they are compiled. */
const repeats = 500;

const sentences: Work = { amount: repeats, unit: 'texts' };

await defineSpeed(import.meta.url, {
  id: 'contraction',
  title: 'The meaning of a sentence of 20 words, from its diagram',
  cases: async () => [...(await matrixCases(300)), ...factorCases(300), ...orderCases(fewDimensions)],
});

async function matrixCases(dimensions: number): Promise<SpeedCase[]> {
  const group = `words as matrices, ${dimensions} dimensions`;
  const network = await exportNetwork();
  return [
    { group, name: 'evaluateDiagram', role: 'ours', work: sentences, prepare: () => prepare(dimensions, 'matrices') },
    {
      group,
      name: "numpy.einsum, optimize='greedy'",
      role: 'peer',
      work: sentences,
      python: { script: 'contraction.py', arguments: { ...network, dimensions, repeats } },
    },
  ];
}

function factorCases(dimensions: number): SpeedCase[] {
  const group = `words as 20 pairs of vectors, ${dimensions} dimensions`;
  return [
    { group, name: 'evaluateDiagram', role: 'ours', work: sentences, prepare: () => prepare(dimensions, 'factors') },
    {
      group,
      name: 'evaluateDiagram, the pairs summed to matrices',
      role: 'peer',
      work: sentences,
      prepare: () => prepare(dimensions, 'matrices'),
    },
  ];
}

function orderCases(dimensions: number): SpeedCase[] {
  const group = `words as matrices, ${dimensions} dimensions`;
  return [
    { group, name: 'evaluateDiagram', role: 'ours', work: sentences, prepare: () => prepare(dimensions, 'matrices') },
    {
      group,
      name: 'evaluateDiagram, left to right',
      role: 'peer',
      work: { amount: 1, unit: 'texts' },
      prepare: () => prepare(dimensions, 'matrices', { order: 'left-to-right', times: 1 }),
    },
  ];
}

async function prepare(
  dimensions: number,
  storage: VerbStorage,
  { order = 'cheapest', times = repeats }: { readonly order?: OrderChoice; readonly times?: number } = {},
): Promise<SpeedRun> {
  const { evaluateDiagram, planDiagram } =
    await importBuilt<typeof import('../../src/discocat/evaluate-diagram.js')>('discocat/evaluate-diagram.js');
  const [diagram, interpretation] = [await makeDiagram(), await interpretLongSentence(dimensions, storage)];
  const { multiplications, largest } = planDiagram(diagram, interpretation, { order });
  return {
    call: () => {
      for (let repeat = 0; repeat < times; repeat++) discard(evaluateDiagram(diagram, interpretation, { order }));
      return undefined;
    },
    check: () => ({ multiplications, 'largest product': largest }),
  };
}

async function makeDiagram(): Promise<import('../../src/discocat/diagram.js').Diagram> {
  const { reduceWords } =
    await importBuilt<typeof import('../../src/discocat/reduce-words.js')>('discocat/reduce-words.js');
  const { reductionDiagram } = await importBuilt<typeof import('../../src/discocat/reduction-diagram.js')>(
    'discocat/reduction-diagram.js',
  );
  return reductionDiagram(reduceWords(await readLongSentence()));
}

/** The indices of the tensors of the sentence, for peers that take them. */
async function exportNetwork(): Promise<{ indices: (readonly number[])[]; legs: readonly number[] }> {
  const { diagramNetwork } =
    await importBuilt<typeof import('../../src/discocat/diagram-network.js')>('discocat/diagram-network.js');
  const { network } = diagramNetwork(await makeDiagram(), await interpretLongSentence(2, 'matrices'));
  return { indices: network.factors.map(({ indices }) => indices), legs: network.legs };
}
