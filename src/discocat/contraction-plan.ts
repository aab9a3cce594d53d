/** A tensor that a plan contracts. */
export interface PlannedTensor {
  readonly label: string;
  /** The indices of its axes. */
  readonly indices: readonly number[];
  /** How many of its cells are stored. */
  readonly cells: number;
}

/** One product of two tensors; tensors are numbered from 0, and the result of step k follows the results before it. */
export interface ContractionStep {
  readonly left: number;
  readonly right: number;
  /** The indices of the result. */
  readonly indices: readonly number[];
  /** How many numbers are multiplied, by estimate where tensors are sparse; 0 where the step repeats another. */
  readonly multiplications: number;
  /** How many cells the result has, by estimate where it is sparse. */
  readonly cells: number;
  /** An earlier step whose result holds the same numbers, so that nothing is computed. */
  readonly repeats?: number;
}

/** The order in which a network is contracted, and what it costs. */
export interface ContractionPlan {
  /**
   * How the order was found: `exact` is the cheapest of all that multiply only tensors that share an index, `greedy` the better of
   * two greedy ones, with its parts put in order where that may pay, `left-to-right` that of the words.
   */
  readonly order: 'exact' | 'greedy' | 'left-to-right';
  readonly tensors: readonly PlannedTensor[];
  /** How far each index runs. */
  readonly dimensions: readonly number[];
  readonly steps: readonly ContractionStep[];
  /** The sum over the steps. */
  readonly multiplications: number;
  /** The cells of the largest result of a step. */
  readonly largest: number;
}

/**
 * Prints a plan as text, a line a step, with multiplications and cells; then the totals.
 *
 * @example
 * chase x cats -> #1[300]: 90000 multiplications, 300 cells
 */
export function printPlan({ order, tensors, dimensions, steps, multiplications, largest }: ContractionPlan): string {
  const nameOf = (id: number): string => (id < tensors.length ? tensors[id].label : `#${id - tensors.length + 1}`);
  const lines = steps.map((step, place) => {
    const shape = step.indices.map((index) => dimensions[index]).join(' x ');
    const cost =
      step.repeats === undefined
        ? `${Math.round(step.multiplications)} multiplications, ${Math.round(step.cells)} cells`
        : `as #${step.repeats + 1}`;
    return `${nameOf(step.left)} x ${nameOf(step.right)} -> #${place + 1}[${shape}]: ${cost}`;
  });
  const totals = `${Math.round(multiplications)} multiplications, at most ${Math.round(largest)} cells at a time`;
  return [...lines, `${order}: ${totals}`].join('\n');
}
