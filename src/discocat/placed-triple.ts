import { logLoss } from '../matrix/sigmoid.js';
import type { Negatives } from './train-in-epochs.js';
import type { TripleTable } from './triple-table.js';

/** A triple by the places of its words. */
export interface PlacedTriple {
  readonly verb: number;
  readonly subject: number;
  readonly object: number;
}

/** Returns the places of the words of a triple of a table. */
export function placeTriple({ verbOf, subjectOf, objectOf }: TripleTable, triple: number): PlacedTriple {
  return { verb: verbOf[triple], subject: subjectOf[triple], object: objectOf[triple] };
}

/** Returns as many triples with another subject as the sampler has negatives, as many with another object, and one with both. */
function corruptPlaced({ verb, subject, object }: PlacedTriple, samples: Negatives): PlacedTriple[] {
  const others: PlacedTriple[] = [];
  for (let draw = 0; draw < samples.negatives; draw++) {
    others.push({ verb, subject: samples.subject(), object }, { verb, subject, object: samples.object() });
  }
  others.push({ verb, subject: samples.subject(), object: samples.object() });
  return others;
}

/** What tells triples that were seen from corrupted ones. */
interface TripleScorer {
  /** Returns the plausibility of a triple, as log odds. */
  score(triple: PlacedTriple): number;
  /** Takes a step of size `rate` towards the label of a triple, 1 where it was seen and 0 where it is corrupted. */
  step(triple: PlacedTriple, label: number, rate: number): void;
}

/** Learns a seen triple and its negatives, a step for each. */
export function learnPlaced(
  scorer: TripleScorer,
  seen: PlacedTriple,
  { rate, samples }: { readonly rate: number; readonly samples: Negatives },
): void {
  scorer.step(seen, 1, rate);
  for (const other of corruptPlaced(seen, samples)) scorer.step(other, 0, rate);
}

/** Returns the logistic loss of a seen triple and its negatives. */
export function lossOfPlaced(scorer: Pick<TripleScorer, 'score'>, seen: PlacedTriple, samples: Negatives): number {
  const others = corruptPlaced(seen, samples);
  return others.reduce((sum, other) => sum + logLoss(-scorer.score(other)), logLoss(scorer.score(seen)));
}
