import { QualiaError, requireOption, requireWhole } from '../errors.js';
import { selectRows } from '../matrix/select.js';
import { SparseBuilder } from '../matrix/sparse-builder.js';
import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import { columnCounts, columnSums, rowSums } from '../matrix/sums.js';
import type { ContextExtractor, EmitContext } from './context-extractor.js';
import { findTargets, type MultiwordOf, type TargetOf } from './find-targets.js';
import type { Sentence } from './sentence.js';
import { Vocabulary } from './vocabulary.js';

/** Counts of targets with contexts: cell (i, j) says how often target i occurred with context j. */
export interface ContextCounts {
  readonly targets: Vocabulary;
  readonly contexts: Vocabulary;
  readonly matrix: SparseMatrix;
}

/** Counts the contexts of targets, sentence by sentence. */
export class ContextCounter {
  readonly #extractor: ContextExtractor;
  readonly #targetOf: TargetOf;
  readonly #multiwordOf: MultiwordOf | undefined;
  readonly #targets: Vocabulary;
  readonly #contexts: Vocabulary;
  readonly #builder = new SparseBuilder();

  /** @param multiwordOf default: multiword lemmas are no targets. */
  constructor(extractor: ContextExtractor, targetOf: TargetOf, multiwordOf?: MultiwordOf) {
    this.#extractor = extractor;
    this.#targetOf = targetOf;
    this.#multiwordOf = multiwordOf;
    this.#targets = new Vocabulary(`the ${extractor.name} targets`);
    this.#contexts = new Vocabulary(`the ${extractor.name} contexts`);
  }

  /** Counts one sentence: its tokens, and besides them its multiword lemmas. */
  add(sentence: Sentence): void {
    const targets = findTargets(sentence, this.#targetOf, this.#multiwordOf);
    const rows = targets.map(({ label }) => this.#targets.add(label));
    const emit: EmitContext = (target, context, count = 1) => {
      this.#builder.add(rows[target], this.#contexts.add(context), count);
    };
    this.#extractor.extract(sentence, emit, targets);
  }

  /** Returns what has been counted so far; more may be added afterwards. */
  counts(): ContextCounts {
    const targets = new Vocabulary(this.#targets.name, this.#targets.labels);
    const contexts = new Vocabulary(this.#contexts.name, this.#contexts.labels);
    return { targets, contexts, matrix: this.#builder.build({ rows: targets.size, columns: contexts.size }) };
  }
}

/** Adds up counts made from parts of a corpus; labels come in the order of their first part, so the sum is stable. */
export function mergeCounts(parts: readonly ContextCounts[]): ContextCounts {
  const [first] = parts;
  if (first === undefined) throw new QualiaError('EMPTY', 'There are no counts to merge; read at least one part.');
  const targets = new Vocabulary(first.targets.name);
  const contexts = new Vocabulary(first.contexts.name);
  const builder = new SparseBuilder();
  for (const part of parts) {
    const columns = part.contexts.labels.map((label) => contexts.add(label));
    part.targets.labels.forEach((label, row) => {
      const target = targets.add(label);
      const cells = part.matrix.row(row);
      cells.columns.forEach((column, place) => {
        builder.add(target, columns[column], cells.values[place]);
      });
    });
  }
  return { targets, contexts, matrix: builder.build({ rows: targets.size, columns: contexts.size }) };
}

/** Options of {@link pruneCounts}. */
export interface PruneOptions {
  /** Targets counted less often are dropped; default 1, which drops those never seen with a context. */
  readonly minimumTargetCount?: number;
  /** Contexts that fewer distinct kept targets share are dropped; default 1, which drops those that none has. */
  readonly minimumContextTargets?: number;
  /** At most this many contexts are kept, the first by `contextSelection`; default 50,000. */
  readonly maximumContexts?: number;
  /**
   * Which contexts are kept rather: those shared by the most distinct kept `targets`, as in the paper, or those that
   * occur most often with them, by `count`. Default `targets`.
   */
  readonly contextSelection?: ContextSelection;
}

/** By what contexts are selected. */
export type ContextSelection = 'targets' | 'count';

/**
 * Keeps the frequent targets and the contexts shared by the most distinct targets (Turney 2012, section 4).
 *
 * Targets come out sorted by name, contexts by how many targets share them, or by their counts; ties break by name.
 * Targets are judged first and are not judged again when they lose contexts.
 *
 * @throws OptionError when an option is out of range.
 */
export function pruneCounts(counts: ContextCounts, options: PruneOptions = {}): ContextCounts {
  const { minimumTargetCount, minimumContextTargets, maximumContexts, contextSelection } = pruneDefaults(options);
  const sums = rowSums(counts.matrix);
  const kept = indices(counts.targets.size)
    .filter((row) => sums[row] >= minimumTargetCount)
    .sort((a, b) => compareText(counts.targets.labelAt(a), counts.targets.labelAt(b)));
  const frequent = selectRows(counts.matrix, kept);
  const shared = columnCounts(frequent);
  const order = contextSelection === 'targets' ? shared : columnSums(frequent);
  const columns = indices(counts.contexts.size)
    .filter((column) => shared[column] >= minimumContextTargets)
    .sort((a, b) => order[b] - order[a] || compareText(counts.contexts.labelAt(a), counts.contexts.labelAt(b)))
    .slice(0, maximumContexts);
  return {
    targets: new Vocabulary(
      counts.targets.name,
      kept.map((row) => counts.targets.labelAt(row)),
    ),
    contexts: new Vocabulary(
      counts.contexts.name,
      columns.map((column) => counts.contexts.labelAt(column)),
    ),
    matrix: reorderColumns(frequent, columns),
  };
}

/** Fills in the defaults of pruning; throws an OptionError when an option is out of range. */
export function pruneDefaults(options: PruneOptions): Required<PruneOptions> {
  const { minimumTargetCount = 1, minimumContextTargets = 1, maximumContexts = 50_000 } = options;
  const { contextSelection = 'targets' } = options;
  requireOption(minimumTargetCount >= 0, 'minimumTargetCount', minimumTargetCount, 'a number >= 0');
  requireOption(minimumContextTargets >= 1, 'minimumContextTargets', minimumContextTargets, 'a number >= 1');
  requireWhole('maximumContexts', maximumContexts, 1);
  const isSelection = contextSelection === 'targets' || contextSelection === 'count';
  requireOption(isSelection, 'contextSelection', contextSelection, '"targets" or "count"');
  return { minimumTargetCount, minimumContextTargets, maximumContexts, contextSelection };
}

/** Takes the given columns in any order, through the builder, which sorts the cells of each row again. */
function reorderColumns(matrix: SparseMatrix, columns: readonly number[]): SparseMatrix {
  const places = new Int32Array(matrix.columns).fill(-1);
  columns.forEach((column, place) => {
    places[column] = place;
  });
  const builder = new SparseBuilder();
  for (let row = 0; row < matrix.rows; row++) {
    const cells = matrix.row(row);
    cells.columns.forEach((column, entry) => {
      if (places[column] !== -1) builder.add(row, places[column], cells.values[entry]);
    });
  }
  return builder.build({ rows: matrix.rows, columns: columns.length });
}

function indices(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

/** Compares by UTF-16 code units, so that the order does not depend on the machine's language settings. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
