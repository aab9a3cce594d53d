import type { ContainerArray } from '../matrix/container-header.js';
import { labelsToArrays } from '../matrix/container-labels.js';
import { writeContainer } from '../matrix/write-container.js';
import { verbTensorsFormat } from './verb-file-kind.js';
import { type VerbTensor, type VerbTensors, verbTensorKinds } from './verb-tensors.js';

/**
 * Writes the tensors of verbs into one file of the safetensors layout with a checksum, to lie beside the file of their space. Argument
 * pairs are written by the names of their nouns, so that the file outlives a new order of the space's rows.
 *
 * The file appears whole or not at all.
 *
 * @param options.spaceSha256 the checksum of the file of the space, by which `readBuiltVerbs` tells whether it is given the same.
 * @param options.facts what the file tells of how the verbs were made, as JSON.
 * @throws ParseError when a name holds half a surrogate pair.
 * @example await writeVerbTensors('verbs.safetensors', buildVerbTensors(verbs, nouns))
 */
export async function writeVerbTensors(
  path: string,
  tensors: VerbTensors,
  options: {
    readonly spaceSha256?: string;
    readonly facts?: Readonly<Record<string, unknown>>;
    readonly signal?: AbortSignal;
  } = {},
): Promise<void> {
  const { spaceSha256, facts = {}, signal } = options;
  const { space, verbs } = tensors;
  const entries = verbs.map((verb) => tensors.tensor(verb));
  const pairs = entries.flatMap((tensor) => (tensor.kind === 'pairs' ? [tensor] : []));
  const nouns = new NounNumbers(space.targets.size);
  const subjects = nouns.number(pairs.map((tensor) => tensor.subjects));
  const objects = nouns.number(pairs.map((tensor) => tensor.objects));
  const factors = entries.flatMap((tensor) => (tensor.kind === 'factors' ? [tensor] : []));
  const dense = entries.flatMap((tensor) => (tensor.kind === 'dense' ? [tensor.matrix] : []));
  const side = space.matrix.columns;
  const arrays = new Map<string, ContainerArray>([
    ...labelsToArrays('verbs', verbs),
    ...labelsToArrays(
      'nouns',
      nouns.rows.map((row) => space.targets.labelAt(row)),
    ),
    ['kinds', list(Uint8Array.from(entries, ({ kind }) => verbTensorKinds.indexOf(kind)))],
    ['sizes', list(Uint32Array.from(entries, sizeOf))],
    ['errors', list(Float64Array.from(factors, ({ error }) => error))],
    ['pairs.subjects', list(subjects)],
    ['pairs.objects', list(objects)],
    ['pairs.counts', list(joinFloats(pairs.map(({ counts }) => counts)))],
    ['factors.left', table(joinFloats(factors.map(({ left }) => left.values)), side)],
    ['factors.right', table(joinFloats(factors.map(({ right }) => right.values)), side)],
    ['dense', table(joinFloats(dense.map(({ values }) => values)), side)],
  ]);
  const metadata = new Map([
    ['format', verbTensorsFormat],
    ['space', space.name],
    ['dimensions', String(side)],
    ['history', JSON.stringify(space.history)],
    ['facts', JSON.stringify(facts)],
    ...(spaceSha256 === undefined ? [] : [['space.sha256', spaceSha256] as const]),
  ]);
  await writeContainer(path, arrays, metadata, signal === undefined ? {} : { signal });
}

/** Numbers the rows of a space in the order in which they are first asked for. */
class NounNumbers {
  readonly rows: number[] = [];
  readonly #numbers: Int32Array;

  constructor(rows: number) {
    this.#numbers = new Int32Array(rows).fill(-1);
  }

  number(lists: readonly Uint32Array[]): Uint32Array {
    const numbers = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
    let place = 0;
    for (const rows of lists) {
      for (const row of rows) {
        if (this.#numbers[row] === -1) this.#numbers[row] = this.rows.push(row) - 1;
        numbers[place++] = this.#numbers[row];
      }
    }
    return numbers;
  }
}

function sizeOf(tensor: VerbTensor): number {
  if (tensor.kind === 'pairs') return tensor.counts.length;
  return tensor.kind === 'factors' ? tensor.left.rows : tensor.matrix.rows;
}

function joinFloats(lists: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const values of lists) {
    joined.set(values, place);
    place += values.length;
  }
  return joined;
}

function list(values: ContainerArray['values']): ContainerArray {
  return { shape: [values.length], values };
}

function table(values: Float32Array, columns: number): ContainerArray {
  return { shape: [values.length / columns, columns], values };
}
