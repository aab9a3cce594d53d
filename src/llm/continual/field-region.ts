import { requireOption, requireWhole } from '../../errors.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { Parameters } from '../training/parameters.js';
import type { TaskName } from './continual-learner.js';
import type { FieldBackbone } from './field-backbone.js';
import {
  addBlock,
  addField,
  addMap,
  addTaskHead,
  changeByBlocks,
  completeFieldSizes,
  coordinatesOf,
  type FieldSizes,
  type FullFieldSizes,
  fieldScores,
  passAffine,
  rowsOfVectors,
  topGates,
} from './field-parts.js';
import { seedOf } from './seed-of.js';

/** Options of a weight field. */
export interface WeightFieldOptions extends FieldSizes {
  /** New blocks for each task, >= 1; default 2. */
  readonly blocksPerTask?: number | undefined;
  /** Steps of training for a task; default 800. */
  readonly steps?: number | undefined;
  /** Examples a step; default 32. */
  readonly batch?: number | undefined;
  /** The learning rate of the first step, from which it falls in a line to 0; default 0.003. */
  readonly learningRate?: number | undefined;
  /** Of all that is drawn; default 1. */
  readonly seed?: number | undefined;
}

/** The settings of a field, each of them told. */
export interface FieldSettings extends FullFieldSizes {
  readonly blocksPerTask: number;
  readonly steps: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly seed: number;
}

/** @throws OptionError when an option is out of range. */
export function completeFieldSettings(options: WeightFieldOptions): FieldSettings {
  const { blocksPerTask = 2, steps = 800, batch = 32, learningRate = 0.003, seed = 1 } = options;
  for (const [name, size] of Object.entries({ blocksPerTask, steps, batch })) {
    requireWhole(name, size, 1);
  }
  requireOption(learningRate > 0 && Number.isFinite(learningRate), 'learningRate', learningRate, 'a number > 0');
  return { ...completeFieldSizes(options), blocksPerTask, steps, batch, learningRate, seed };
}

/** What one task added to a field: its scores of blocks, its blocks, its head, and for the first task the map. */
export interface FieldRegion extends TaskName {
  readonly parameters: Parameters;
}

/** Returns the region that a task begins with, which changes nothing yet. */
export function beginRegion<Example>(
  { width, products, arithmetic }: FieldBackbone<Example>,
  settings: FieldSettings,
  {
    task: { id, classes },
    place,
    vectors,
  }: { readonly task: TaskName; readonly place: number; readonly vectors: readonly Float32Array[] },
): FieldRegion {
  const { coordinate, rank, blocksPerTask, seed } = settings;
  const parameters = new Parameters(arithmetic);
  const seedFor = (part: string): number => seedOf(seed, `${part} ${place} ${id}`);
  if (place === 0) addMap(parameters, vectors, { coordinate, seed: seedFor('map') });
  addField(parameters, settings, { blocks: (place + 1) * blocksPerTask, seed: seedFor('field') });
  for (let block = place * blocksPerTask; block < (place + 1) * blocksPerTask; block++) {
    addBlock(parameters, block, { products, rank, seed: seedFor(`block ${block}`) });
  }
  addTaskHead(parameters, 'head', { width, classes, seed: seedFor('head') });
  return { id, classes, parameters };
}

/** Returns the gates of all blocks up to the last region, for vectors without a change. */
export function gatesOf(
  tape: Tape,
  regions: readonly FieldRegion[],
  { vectors, topK }: { readonly vectors: Tensor; readonly topK: number },
): Tensor {
  const [first, last] = [regions[0] as FieldRegion, regions.at(-1) as FieldRegion];
  const coordinates = coordinatesOf(tape, first.parameters, vectors);
  return topGates(tape, fieldScores(tape, last.parameters, coordinates), topK);
}

/** Returns the parameters that each block lies in, block by block. */
export function blocksOf(regions: readonly FieldRegion[], blocksPerTask: number): Parameters[] {
  return regions.flatMap(({ parameters }) => Array.from({ length: blocksPerTask }, () => parameters));
}

/** Returns the vectors of examples in the last region, and the scores of its labels. */
export function runField<Example>(
  tape: Tape,
  backbone: FieldBackbone<Example>,
  {
    regions,
    settings: { topK, rank, blocksPerTask },
    examples,
  }: {
    readonly regions: readonly FieldRegion[];
    readonly settings: FieldSettings;
    readonly examples: readonly Example[];
  },
): { readonly vectors: Tensor; readonly scores: Tensor } {
  const plain = examples.map((example) => backbone.vectorOf(example));
  const gates = gatesOf(tape, regions, { vectors: rowsOfVectors(tape, plain, backbone.width), topK });
  const vectors = backbone.run(tape, examples, changeByBlocks(gates, blocksOf(regions, blocksPerTask), rank));
  const { parameters } = regions.at(-1) as FieldRegion;
  return { vectors, scores: passAffine(tape, parameters, { name: 'head', input: vectors }) };
}
