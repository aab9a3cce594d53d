import type { Suggestion } from '../lexicon/evidence/suggestion.js';
import { draftMember } from './draft-operations.js';
import { isName } from './find-missing-lemmas.js';
import type { LemmaEvidence } from './lemma-evidence.js';
import { compareProfiles, type LemmaProfile } from './lemma-profiles.js';
import { chooseLines, formatShare } from './line-choice.js';
import type { SuggestionContext } from './suggestion-context.js';

/** Two lemmas as alike as this may be synonyms. */
const leastSimilarity = 0.65;

/**
 * Suggests pairs of lemmas each of which is the other's nearest by its contexts, and which the lexicon neither puts into one synset nor
 * relates.
 */
export function findSynonyms(evidence: ReadonlyMap<string, LemmaEvidence>, context: SuggestionContext): Suggestion[] {
  const { profiles, settings, taxonomy, lexicon } = context;
  const common = profiles.all.filter(({ lemma, occurrences, synset }) => {
    return synset !== undefined && occurrences >= settings.leastOccurrences && !isName(lemma);
  });
  const nearest = new Map<LemmaProfile, { other: LemmaProfile; similarity: number }>();
  const compare = (profile: LemmaProfile, other: LemmaProfile, similarity: number): void => {
    if (similarity > (nearest.get(profile)?.similarity ?? leastSimilarity)) nearest.set(profile, { other, similarity });
  };
  for (const [place, profile] of common.entries()) {
    for (let at = place + 1; at < common.length; at++) {
      const other = common[at];
      if (other.partOfSpeech !== profile.partOfSpeech) continue;
      const similarity = compareProfiles(profile, other);
      if (similarity <= leastSimilarity) continue;
      compare(profile, other, similarity);
      compare(other, profile, similarity);
    }
  }
  return common.flatMap((profile): Suggestion[] => {
    const found = nearest.get(profile);
    if (found === undefined) return [];
    const { other, similarity } = found;
    if (nearest.get(other)?.other !== profile || profile.lemma > other.lemma) return [];
    const [left, right] = [profile, other].map(({ lemma, partOfSpeech }) => evidence.get(`${lemma} ${partOfSpeech}`));
    const { synset } = other;
    if (left === undefined || right === undefined || synset === undefined || areRelated(left, right, context))
      return [];
    const { lemma, partOfSpeech } = profile;
    return [
      {
        kind: 'synonym',
        subject: `${lemma} ${partOfSpeech} ${synset}`,
        lemma,
        title: `“${lemma}” and “${other.lemma}” stand in like contexts, ${formatShare(similarity)}, and the lexicon does not relate them.`,
        score: Math.min(1, similarity),
        operations: draftMember(lexicon, { lemma, partOfSpeech, synset }),
        facts: [
          { name: other.lemma, text: taxonomy.gloss(synset) },
          { name: lemma, text: taxonomy.gloss(profile.synset ?? '') },
        ],
        lines: [left, right]
          .flatMap(({ lines }) => chooseLines(lines, settings.mostLines / 2))
          .map(({ number }) => number),
      },
    ];
  });
}

/** Whether two lemmas share a synset, or a relation of senses or synsets leads from one to the other, or they have a hypernym in common. */
function areRelated(left: LemmaEvidence, right: LemmaEvidence, { taxonomy, lexicon }: SuggestionContext): boolean {
  const targets = new Set(right.senses.flatMap(({ id, synset }) => [id, synset, ...taxonomy.parents(synset)]));
  return left.senses.some(({ id, synset }) => {
    const relations = [...(taxonomy.find(synset)?.relations ?? []), ...(lexicon.findSense(id)?.sense.relations ?? [])];
    return targets.has(synset) || relations.some(({ target }) => targets.has(target));
  });
}
