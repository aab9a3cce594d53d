/** The conditions that {@link assumptions} looks for counter-examples of. */
export type Condition =
  | 'joined but separated'
  | 'separated by one set only'
  | 'ordered upward stability'
  | 'ordered downward stability'
  | 'V-ordered upward stability'
  | 'singleton-transitivity'
  | 'composition'
  | 'intersection';

/** Answers of a test that a graph, or the laws of graphs, do not allow together. */
export interface CounterExample {
  /** The variables in question, by place: two, or three where the condition is about one more. */
  readonly variables: readonly number[];
  /** What was given. */
  readonly given: readonly number[];
  /** The smallest p value among the answers that count as independence. */
  readonly independentP: number;
  /** The largest p value among the answers that count as dependence; undefined where there is none. */
  readonly dependentP: number | undefined;
  /** The example in words. */
  readonly text: string;
}

/** What was found of one condition. */
export interface ConditionReport {
  readonly condition: Condition;
  /** What the condition says. */
  readonly meaning: string;
  /** How many cases were looked at in which it could fail. */
  readonly looked: number;
  /** How many of these fail at alpha. */
  readonly found: number;
  /**
   * How many fail with dependence at alpha divided by the questions asked (Bonferroni): these are no accident of asking often. 0 of conditions
   * that need no dependence.
   */
  readonly clear: number;
  /** The clearest. */
  readonly examples: readonly CounterExample[];
}

/** Collects the counter-examples of one condition. */
export interface ConditionTally {
  look(): void;
  find(example: CounterExample): void;
  report(): ConditionReport;
}

/** Begins a {@link ConditionReport}. */
export function tallyCondition(
  condition: Condition,
  meaning: string,
  options: { readonly clearBelow: number; readonly mostExamples: number },
): ConditionTally {
  const { clearBelow, mostExamples } = options;
  let looked = 0;
  let found = 0;
  let clear = 0;
  let examples: CounterExample[] = [];
  const order = (a: CounterExample, b: CounterExample): number =>
    (a.dependentP ?? 0) - (b.dependentP ?? 0) || b.independentP - a.independentP;
  return {
    look() {
      looked++;
    },
    find(example) {
      found++;
      if (example.dependentP !== undefined && example.dependentP < clearBelow) clear++;
      examples.push(example);
      // Sorting is stable, so that of equals the first stay.
      if (examples.length > 4 * mostExamples + 64) examples = examples.sort(order).slice(0, mostExamples);
    },
    report: () => ({
      condition,
      meaning,
      looked,
      found,
      clear,
      examples: examples.sort(order).slice(0, mostExamples),
    }),
  };
}
