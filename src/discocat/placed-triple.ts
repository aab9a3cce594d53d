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
export function corruptPlaced({ verb, subject, object }: PlacedTriple, samples: Negatives): PlacedTriple[] {
  const others: PlacedTriple[] = [];
  for (let draw = 0; draw < samples.negatives; draw++) {
    others.push({ verb, subject: samples.subject(), object }, { verb, subject, object: samples.object() });
  }
  others.push({ verb, subject: samples.subject(), object: samples.object() });
  return others;
}
