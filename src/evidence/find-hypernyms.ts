import { parseOperation } from '../lexicon/edits/operation.js';
import type { Suggestion } from '../lexicon/evidence/suggestion.js';
import { chooseHypernyms } from './choose-hypernym.js';
import { formatNeighbours, hypernymFact } from './find-missing-lemmas.js';
import type { LemmaEvidence } from './lemma-evidence.js';
import { chooseLines, formatShare } from './line-choice.js';
import { findPatternHypernyms } from './pattern-hypernyms.js';
import type { SuggestionContext } from './suggestion-context.js';

/** So many neighbours vote. */
const mostNeighbours = 10;

/** Relations that give a synset its place in another way. */
const placing: ReadonlySet<string> = new Set(['hypernym', 'instance_hypernym', 'hyponym', 'similar']);

/** Suggests hypernyms for senses of nouns and verbs that occur and have nothing above or below them. */
export function findHypernyms(found: LemmaEvidence, context: SuggestionContext): Suggestion[] {
  const { lemma, partOfSpeech, senses } = found;
  const { taxonomy, profiles, settings } = context;
  if (partOfSpeech !== 'n' && partOfSpeech !== 'v') return [];
  return senses.flatMap(({ id, synset, chosen }): Suggestion[] => {
    const relations = taxonomy.find(synset)?.relations ?? [];
    if (chosen < settings.minimumCount || relations.some(({ type }) => placing.has(type))) return [];
    const profile = profiles.find(lemma, partOfSpeech);
    const neighbours = profile === undefined ? [] : profiles.neighbours(profile, mostNeighbours);
    const choices = chooseHypernyms(neighbours, taxonomy).filter((choice) => choice.synset !== synset);
    const lines = found.lines.filter(({ sense }) => sense === id);
    const patterns = findPatternHypernyms({ ...found, lines }, context).filter((each) => each.synset !== synset);
    const target = patterns[0]?.synset ?? choices[0]?.synset;
    if (target === undefined) return [];
    const score = choices.find((choice) => choice.synset === target)?.score ?? choices[0]?.score ?? 0.5;
    return [
      {
        kind: 'hypernym',
        subject: synset,
        lemma,
        title: `“${lemma}” (${synset}) has no hypernym; ${taxonomy.describe(target)} may be one, ${formatShare(score)}.`,
        score,
        operations: [parseOperation({ verb: 'relate', source: synset, type: 'hypernym', target })],
        facts: [
          ...choices.map((choice) => hypernymFact(choice, context)),
          ...(neighbours.length === 0 ? [] : [{ name: 'neighbours', text: formatNeighbours(neighbours) }]),
        ],
        lines: chooseLines(lines, settings.mostLines).map(({ number }) => number),
      },
    ];
  });
}
