import { QualiaError } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import { countCells } from '../../matrix/shape.js';
import type { Random } from '../../random.js';
import type { Arithmetic } from '../tensor/arithmetic.js';
import { Tensor } from '../tensor/tensor.js';

/** How a parameter begins: normal numbers of this deviation, or all the same. */
export type Beginning = { readonly deviation: number; readonly random: Random } | { readonly value: number };

/**
 * The numbers that training changes, by name, in the order in which they were added.
 *
 * They lie in the arithmetic they were made in, outside of any scope.
 */
export class Parameters {
  readonly arithmetic: Arithmetic;
  readonly #tensors = new Map<string, Tensor>();

  constructor(arithmetic: Arithmetic) {
    this.arithmetic = arithmetic;
  }

  /** Names of all parameters. */
  get names(): readonly string[] {
    return [...this.#tensors.keys()];
  }

  /** How many numbers they have together. */
  get count(): number {
    return [...this.#tensors.values()].reduce((sum, { values }) => sum + values.length, 0);
  }

  /**
   * Adds a parameter.
   *
   * @throws QualiaError with code `PARAMETER` when there is one of that name.
   */
  add(name: string, shape: readonly number[], beginning: Beginning): Tensor {
    if (this.#tensors.has(name)) throw new QualiaError('PARAMETER', `There is a parameter "${name}" already.`);
    const values: FloatNumbers = this.arithmetic.zeros(countCells(shape));
    if ('value' in beginning) values.fill(beginning.value);
    else for (let at = 0; at < values.length; at++) values[at] = beginning.deviation * beginning.random.normal();
    const tensor = new Tensor(shape, values, true);
    tensor.gradient = this.arithmetic.zeros(values.length);
    this.#tensors.set(name, tensor);
    return tensor;
  }

  /**
   * Returns a parameter.
   *
   * @throws QualiaError with code `PARAMETER` when there is none of that name.
   */
  get(name: string): Tensor {
    const tensor = this.#tensors.get(name);
    if (tensor === undefined) throw new QualiaError('PARAMETER', `There is no parameter "${name}".`);
    return tensor;
  }

  /** Returns the same numbers as parameters that no gradient is taken of; a change of either changes both. */
  frozen(): Parameters {
    const frozen = new Parameters(this.arithmetic);
    for (const [name, { shape, values }] of this.#tensors) frozen.#tensors.set(name, new Tensor(shape, values, false));
    return frozen;
  }

  /**
   * Returns some of the parameters, which stay the same ones: training them changes them here, too, and leaves the others as they are.
   *
   * @throws QualiaError with code `PARAMETER` when there is none of a name.
   */
  pick(names: Iterable<string>): Parameters {
    const picked = new Parameters(this.arithmetic);
    for (const name of names) picked.#tensors.set(name, this.get(name));
    return picked;
  }

  /**
   * Returns the parameters of several lists as one; a change of either changes both.
   *
   * @throws QualiaError with code `PARAMETER` when two have the same name.
   */
  static joined(arithmetic: Arithmetic, lists: readonly (Parameters | undefined)[]): Parameters {
    const joined = new Parameters(arithmetic);
    for (const list of lists) {
      for (const [name, tensor] of list ?? []) {
        if (joined.#tensors.has(name)) throw new QualiaError('PARAMETER', `Two parameters have the name "${name}".`);
        joined.#tensors.set(name, tensor);
      }
    }
    return joined;
  }

  /** Returns a copy with numbers of its own. */
  copy(): Parameters {
    const copy = new Parameters(this.arithmetic);
    for (const [name, { shape, values }] of this.#tensors) copy.add(name, shape, { value: 0 }).values.set(values);
    return copy;
  }

  /** Goes over names and tensors. */
  [Symbol.iterator](): IterableIterator<[string, Tensor]> {
    return this.#tensors.entries();
  }

  /** Makes all gradients 0. */
  clearGradients(): void {
    for (const { gradient } of this.#tensors.values()) gradient?.fill(0);
  }
}
