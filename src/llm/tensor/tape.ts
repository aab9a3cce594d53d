import { QualiaError, ShapeError } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import { countCells } from '../../matrix/shape.js';
import type { Random } from '../../random.js';
import type { Arithmetic } from './arithmetic.js';
import { showShape, Tensor } from './tensor.js';

/** Is handed each activation with its name, and may return another of the same shape to go on with. */
export type ActivationHook = (name: string, activation: Tensor, tape: Tape) => Tensor | undefined;

/** Options of a {@link Tape}. */
export interface TapeOptions {
  /** Chance for dropout and samples; without it, dropout does nothing and samples are refused. */
  readonly random?: Random | undefined;
  /** Looks at activations, or replaces them. */
  readonly onActivation?: ActivationHook | undefined;
}

/** How the gradient of an output becomes those of its inputs. */
interface TapeStep {
  readonly output: Tensor;
  readonly backward: (gradient: FloatNumbers) => void;
}

/**
 * The record of a computation, from which gradients follow by the chain rule, last step first (reverse accumulation;
 * Linnainmaa 1976).
 *
 * Operations are functions of a tape and tensors. What they make lies in the arithmetic of the tape: a training step is a
 * scope of it, and its tensors are gone with the scope.
 */
export class Tape {
  readonly arithmetic: Arithmetic;
  readonly random: Random | undefined;
  readonly #onActivation: ActivationHook | undefined;
  readonly #steps: TapeStep[] = [];

  constructor(arithmetic: Arithmetic, options: TapeOptions = {}) {
    this.arithmetic = arithmetic;
    this.random = options.random;
    this.#onActivation = options.onActivation;
  }

  /** Makes a tensor of given numbers that no gradient is taken of. */
  constant(shape: readonly number[], values: ArrayLike<number>): Tensor {
    const own = this.arithmetic.allocate(countCells(shape));
    own.set(values);
    return new Tensor(shape, own, false);
  }

  /** Makes a tensor of given numbers that gradients are taken of. */
  variable(shape: readonly number[], values: ArrayLike<number>): Tensor {
    const own = this.arithmetic.allocate(countCells(shape));
    own.set(values);
    return new Tensor(shape, own, true);
  }

  /** Makes the output of an operation on `inputs`, whose numbers hold anything. */
  output(shape: readonly number[], inputs: readonly Tensor[]): Tensor {
    const isTracked = inputs.some((input) => input.isTracked);
    return new Tensor(shape, this.arithmetic.allocate(countCells(shape)), isTracked);
  }

  /** Records how the gradient of `output` becomes those of its inputs; nothing where the output is not tracked. */
  record(output: Tensor, backward: (gradient: FloatNumbers) => void): Tensor {
    if (output.isTracked) this.#steps.push({ output, backward });
    return output;
  }

  /** Returns the numbers that the gradient of a tensor is added to, zeros at first; undefined where it is not tracked. */
  gradientOf(tensor: Tensor): FloatNumbers | undefined {
    if (!tensor.isTracked) return undefined;
    tensor.gradient ??= this.arithmetic.zeros(tensor.values.length);
    return tensor.gradient;
  }

  /**
   * Lets the hook of the tape look at an activation or replace it, and returns what to go on with.
   *
   * @throws ShapeError when the hook returns another shape.
   */
  tap(name: string, activation: Tensor): Tensor {
    const replaced = this.#onActivation?.(name, activation, this) ?? activation;
    if (showShape(replaced.shape) !== showShape(activation.shape)) {
      throw new ShapeError(`hook of ${name}`, showShape(replaced.shape), showShape(activation.shape));
    }
    return replaced;
  }

  /**
   * Computes the gradients of a single number with respect to every tracked tensor that it depends on, adding to those that
   * are there.
   *
   * @throws ShapeError when `loss` is more than one number; QualiaError with code `GRADIENT` when it depends on nothing tracked.
   */
  backward(loss: Tensor): void {
    loss.item();
    const gradient = this.gradientOf(loss);
    if (gradient === undefined) {
      throw new QualiaError('GRADIENT', 'The loss depends on nothing that gradients are taken of.');
    }
    gradient[0] += 1;
    for (let place = this.#steps.length - 1; place >= 0; place--) {
      const { output, backward } = this.#steps[place] as TapeStep;
      if (output.gradient !== undefined) backward(output.gradient);
    }
  }
}
