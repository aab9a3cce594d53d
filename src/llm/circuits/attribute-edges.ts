import { setImmediate as nextTurn } from 'node:timers/promises';
import { requireOption, requireWhole } from '../../errors.js';
import type { CircuitTask } from './circuit-task.js';
import type { HeadPart } from './components.js';
import { type PlaceScores, scorePlaces } from './place-scores.js';
import type { ReceiverNetwork } from './receiver-network.js';
import { type Ablation, replacementsOf } from './run-values.js';

/** How the scores of the tokens of a span become one: their sum, their mean, the sum of their sizes, the greatest size. */
export type SpanAggregate = 'sum' | 'mean' | 'absolute' | 'max';

/** The name of the one span of edges whose places do not count. */
export const wholeText = 'length';

/** An edge of a circuit: something that a component reads. */
export interface CircuitEdge {
  /** In the stream, or inside a head from place to place. */
  readonly kind: 'stream' | 'crossing';
  /** What wrote it; of a crossing edge the head. */
  readonly from: string;
  readonly fromSpan: string;
  /** What reads it; of a crossing edge the same head. */
  readonly to: string;
  readonly toSpan: string;
}

/** An edge with its score. */
export interface ScoredEdge extends CircuitEdge {
  /** How much the metric is expected to change when the edge is replaced; of a head, that of its strongest part. */
  readonly score: number;
  /** The scores of queries, keys and values where a head reads; undefined elsewhere. */
  readonly parts?: Readonly<Record<HeadPart, number>> | undefined;
}

/** The scores of all edges. */
export interface EdgeScores {
  /** The names of the spans. */
  readonly names: readonly string[];
  readonly edges: readonly ScoredEdge[];
  /** The same with all places as one span, `length`: scores that do not tell places. */
  readonly blindEdges: readonly ScoredEdge[];
}

/** Options of {@link attributeEdges}. */
export interface AttributeEdgesOptions {
  /** What each edge is replaced by; default `counterfactual`. */
  readonly ablation?: Ablation;
  /** Default `sum`. */
  readonly aggregate?: SpanAggregate;
  /** Steps of integrated gradients; default 0: the gradients of the clean texts alone. */
  readonly steps?: number;
  readonly signal?: AbortSignal | undefined;
  /** Is told which share of the examples is done. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Scores every edge of an encoder by how much the metric changes when it is replaced, to first order, for each span (position-aware edge attribution
 * patching; Haklay et al. 2025): the mean over the examples, in which an empty span counts as 0.
 *
 * @throws OptionError when an option is out of range; the signal's reason when it is aborted.
 */
export async function attributeEdges(
  network: ReceiverNetwork,
  { names, examples }: CircuitTask,
  options: AttributeEdgesOptions = {},
): Promise<EdgeScores> {
  const { ablation = 'counterfactual', aggregate = 'sum', steps = 0, signal, onProgress } = options;
  requireWhole('steps', steps, 0);
  requireOption(examples.length > 0, 'examples', examples.length, 'at least one');
  const [positional, blind] = [new EdgeTable(names, aggregate), new EdgeTable([wholeText], aggregate)];
  for (const [place, example] of examples.entries()) {
    const replacements = replacementsOf(network, example, ablation);
    const scores = scorePlaces(network, example, { replacements, steps });
    positional.add(scores, example.spans);
    blind.add(scores, new Uint16Array(example.spans.length));
    onProgress?.((place + 1) / examples.length);
    await nextTurn();
    signal?.throwIfAborted();
  }
  return { names, edges: positional.mean(examples.length), blindEdges: blind.mean(examples.length) };
}

/** Sums of the scores of edges over examples. */
class EdgeTable {
  readonly #names: readonly string[];
  readonly #aggregate: SpanAggregate;
  readonly #sums = new Map<string, { readonly edge: CircuitEdge; readonly parts: Float64Array }>();

  constructor(names: readonly string[], aggregate: SpanAggregate) {
    this.#names = names;
    this.#aggregate = aggregate;
  }

  add({ streams, crossings }: PlaceScores, spans: Uint16Array): void {
    const names = this.#names;
    const places = names.map((_, span) => [...spans.keys()].filter((place) => spans[place] === span));
    for (const { writer, reader, parts } of streams) {
      for (const [span, own] of places.entries()) {
        const name = names[span] as string;
        const edge = { kind: 'stream', from: writer.name, fromSpan: name, to: reader.name, toSpan: name } as const;
        this.#put(
          edge,
          parts.map((scores) => own.map((place) => scores[place] as number)),
        );
      }
    }
    for (const { head, parts } of crossings) {
      for (const [giver, givers] of places.entries()) {
        for (const [taker, takers] of places.entries()) {
          const [fromSpan, toSpan] = [names[giver] as string, names[taker] as string];
          const edge = { kind: 'crossing', from: head.name, fromSpan, to: head.name, toSpan } as const;
          this.#put(
            edge,
            parts.map((scores) =>
              takers.flatMap((to) => givers.map((from) => scores[to * spans.length + from] as number)),
            ),
          );
        }
      }
    }
  }

  mean(examples: number): ScoredEdge[] {
    return [...this.#sums.values()].map(({ edge, parts }) => {
      const means = Array.from(parts, (sum) => sum / examples);
      const score = means.reduce((best, own) => (Math.abs(own) > Math.abs(best) ? own : best));
      if (means.length === 1) return { ...edge, score };
      const [queries, keys, values] = means as [number, number, number];
      return { ...edge, score, parts: { queries, keys, values } };
    });
  }

  #put(edge: CircuitEdge, parts: readonly (readonly number[])[]): void {
    const key = keyOfEdge(edge);
    const found = this.#sums.get(key) ?? { edge, parts: new Float64Array(parts.length) };
    if (!this.#sums.has(key)) this.#sums.set(key, found);
    parts.forEach((scores, part) => {
      found.parts[part] += aggregateScores(scores, this.#aggregate);
    });
  }
}

/** Returns a text that tells edges apart. */
export function keyOfEdge({ kind, from, fromSpan, to, toSpan }: CircuitEdge): string {
  return JSON.stringify([kind, from, fromSpan, to, toSpan]);
}

function aggregateScores(scores: readonly number[], aggregate: SpanAggregate): number {
  if (scores.length === 0) return 0;
  if (aggregate === 'max') return scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
  const sum = scores.reduce((all, score) => all + (aggregate === 'absolute' ? Math.abs(score) : score), 0);
  return aggregate === 'mean' ? sum / scores.length : sum;
}
