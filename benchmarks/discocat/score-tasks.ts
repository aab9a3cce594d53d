import type { ArgumentTables } from '../../src/discocat/argument-tables.js';
import { listOwnWords } from '../../src/discocat/construction.js';
import { listArgumentNeeds } from '../../src/discocat/construction-needs.js';
import type { TransitiveModel } from '../../src/discocat/transitive-operators.js';
import type { Phrase, PropertySet, RatedPairSet } from '../../src/evaluation/dataset.js';
import { meanRating } from '../../src/evaluation/scores/score-pairs.js';
import { scoreProperties } from '../../src/evaluation/scores/score-properties.js';
import { answerTerms, comparePhrases } from '../../src/evaluation/systems/compose-answers.js';
import { constructionOf } from '../../src/evaluation/systems/phrase-constructions.js';
import { spearman } from '../../src/matrix/correlation.js';
import type { Space } from '../../src/space/space.js';

/** A data set by its id. */
export interface NamedSet {
  readonly id: string;
  readonly set: RatedPairSet | PropertySet;
}

/** What a model scores on a data set. */
export interface QuickScore {
  readonly task: string;
  readonly model: TransitiveModel;
  readonly answered: string;
  /** Spearman's correlation with single ratings, or mean average precision. */
  readonly score: number;
  /** Spearman's correlation with mean ratings. */
  readonly means?: number;
}

/** Lists the words of data sets with the arguments of those that models need these of. */
export function listNeededWords(
  sets: readonly NamedSet[],
  models: readonly TransitiveModel[],
  tables: ArgumentTables,
): Set<string> {
  const phrases = sets.flatMap(({ set }) => listPhrases(set)).flatMap((phrase) => constructionOf(phrase) ?? []);
  const words = new Set(phrases.flatMap(listOwnWords));
  for (const { word, tables: names } of phrases.flatMap((p) =>
    models.flatMap((model) => listArgumentNeeds(model, p)),
  )) {
    for (const name of names) {
      if (name !== 'verb-subject-object') {
        const own = tables.counts?.get(name);
        if (own?.has(word)) for (const { argument } of own.of(word)) words.add(argument);
      } else if (tables.verbs?.has(word)) {
        for (const { subject, object } of tables.verbs.of(word)) words.add(subject).add(object);
      }
    }
  }
  return words;
}

/** Scores a model on a data set, without an interval. */
export function scoreQuickly(
  { id, set }: NamedSet,
  model: TransitiveModel,
  parts: { readonly space: Space; readonly tables: ArgumentTables },
): QuickScore {
  const options = { ...parts, model, ellipsis: 'add' } as const;
  if (set.kind === 'properties') {
    const answers = answerTerms(set, options);
    const terms = new Map([...new Set(set.properties.map(({ term }) => term))].map((term, place) => [term, place]));
    const scored = scoreProperties(set.properties, (term, property) => {
      return answers[terms.get(term) ?? -1]?.answer?.[set.properties.indexOf(property)] ?? undefined;
    });
    const answered = scored.isAnswered.filter(Boolean).length;
    return { task: id, model, answered: `${answered}/${terms.size}`, score: scored.meanAveragePrecision };
  }
  const answers = comparePhrases(set, options).map(({ answer }) => answer);
  const known = set.pairs.flatMap((pair, place) => {
    const answer = answers[place];
    return answer === undefined ? [] : [{ pair, answer }];
  });
  const singles = known.flatMap(({ pair, answer }) => pair.ratings.map(({ value }) => ({ value, answer })));
  const raw = spearman(
    singles.map(({ answer }) => answer),
    singles.map(({ value }) => value),
  );
  const means = spearman(
    known.map(({ answer }) => answer),
    known.map(({ pair }) => meanRating(pair)),
  );
  const answered = `${known.length}/${set.pairs.length}`;
  return { task: id, model, answered, score: raw ?? 0, means: means ?? 0 };
}

/** Lists the phrases of a data set, of properties with their terms. */
export function listPhrases(set: RatedPairSet | PropertySet): readonly Phrase[] {
  if (set.kind === 'rated-pairs') return set.pairs.flatMap(({ left, right }) => [left, right]);
  return set.properties.flatMap(({ term, phrase }) => [{ form: 'word', words: [term] } as const, phrase]);
}
