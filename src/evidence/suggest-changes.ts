import type { DotObjects } from '../lexicon/dot-objects/dot-objects.js';
import type { EvidenceStore } from '../lexicon/evidence/evidence-store.js';
import type { Suggestion } from '../lexicon/evidence/suggestion.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import type { Space } from '../space/space.js';
import { type ContextVectors, createContextVectors } from './context-vectors.js';
import { ForeignAspects } from './find-foreign-aspects.js';
import { findHypernyms } from './find-hypernyms.js';
import { findMissingLemma } from './find-missing-lemmas.js';
import { findNewSenses } from './find-new-senses.js';
import { findPolysemyHoles } from './find-polysemy-holes.js';
import { findConfusedSenses, findMisorderedSenses, findUnusedSenses } from './find-sense-use.js';
import { findSynonyms } from './find-synonyms.js';
import type { LemmaEvidence } from './lemma-evidence.js';
import { fewestOccurrences, LemmaProfiles } from './lemma-profiles.js';
import { LemmaScan } from './scan-lemmas.js';
import type { WordCounts } from './signature-words.js';
import { type SuggestionContext, type SuggestionSettings, suggestionDefaults } from './suggestion-context.js';
import { Taxonomy } from './taxonomy.js';

/** What {@link suggestChanges} works with. */
export interface SuggestChangesOptions {
  /** Vectors of words, whose common components are taken out; default random ones, by which contexts are alike that share words. */
  readonly space?: Space | undefined;
  /** A space in which words are near that can stand for each other, such as a function space; default none. */
  readonly substitutes?: Space | undefined;
  /** Words that no lexicon lists, such as pronouns; default none. */
  readonly functionWords?: ReadonlySet<string> | undefined;
  /** What dot types names have; default none, so that only those of the lexicon count. */
  readonly dotObjects?: DotObjects | undefined;
  readonly settings?: Partial<SuggestionSettings> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told what is being done and which share of it is done, 0 to 1. */
  readonly onProgress?: ((stage: string, share: number) => void) | undefined;
}

/** Between so many lemmas others may run. */
const breathLemmas = 200;

/**
 * Finds what the lines of a run suggest for a lexicon.
 *
 * The lines are read twice, lemma by lemma: once for the contexts of all lemmas, and once for what is told of each.
 *
 * @throws OptionError for a setting out of its range; the reason of the signal.
 */
export async function suggestChanges(
  lexicon: StoredLexicon,
  evidence: EvidenceStore,
  { run, ...options }: SuggestChangesOptions & { readonly run: number },
): Promise<Suggestion[]> {
  const { space, substitutes, dotObjects, functionWords = new Set(), settings = {}, signal, onProgress } = options;
  const corpus = countCorpus(evidence, run);
  const vectors: ContextVectors = createContextVectors({
    probability: (lemma) => (corpus.counts.get(lemma) ?? 0) / corpus.total,
    space,
  });
  const profiles = new LemmaProfiles(vectors, substitutes);
  const language = lexicon.head.language === '' ? 'en' : lexicon.head.language;
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const context: SuggestionContext = {
    lexicon,
    taxonomy: new Taxonomy(lexicon),
    vectors,
    profiles,
    corpus,
    functionWords,
    segment: (text) => Array.from(segmenter.segment(text), ({ segment }) => segment.toLowerCase()),
    settings: { ...suggestionDefaults, ...settings },
  };
  const common = new Map<string, LemmaEvidence>();
  const suggestions: Suggestion[] = [];
  const foreign = new ForeignAspects(dotObjects, context);
  const scan = new LemmaScan(lexicon, evidence, run);
  const visit = async (stage: string, work: (found: LemmaEvidence) => void, fewest = 1): Promise<void> => {
    let count = 0;
    for (const { found, share } of scan.lemmas(fewest)) {
      if (count++ % breathLemmas === 0) {
        onProgress?.(stage, share);
        await new Promise((resolve) => setImmediate(resolve));
        signal?.throwIfAborted();
      }
      work(found);
    }
    onProgress?.(stage, 1);
  };
  await visit('Reading contexts', (found) => profiles.add(found), fewestOccurrences);
  await visit('Finding suggestions', (found) => {
    if (found.occurrences >= context.settings.minimumCount && found.senses.length > 0) {
      common.set(`${found.lemma} ${found.partOfSpeech}`, keepLines(found, context));
    }
    suggestions.push(
      ...findMissingLemma(found, context),
      ...findNewSenses(found, context),
      ...findUnusedSenses(found, context),
      ...findMisorderedSenses(found, context),
      ...findConfusedSenses(found, context),
      ...findHypernyms(found, context),
    );
    foreign.add(found);
  });
  suggestions.push(...foreign.suggest(), ...findSynonyms(common, context));
  const nouns = new Map(
    [...common.values()].filter(({ partOfSpeech }) => partOfSpeech === 'n').map((found) => [found.lemma, found]),
  );
  suggestions.push(...findPolysemyHoles(readEntries(lexicon), nouns, context));
  return suggestions;
}

/** The evidence of a lemma with no more lines than a suggestion names. */
function keepLines(found: LemmaEvidence, { settings }: SuggestionContext): LemmaEvidence {
  return { ...found, lines: found.lines.slice(0, 2 * settings.mostLines) };
}

function* readEntries(lexicon: StoredLexicon) {
  for (const { record } of lexicon.entries()) yield record;
}

/** How often each lemma occurs, whatever its part of speech. */
function countCorpus(evidence: EvidenceStore, run: number): WordCounts {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { lemma, count } of evidence.words(run)) {
    const word = lemma.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + count);
    total += count;
  }
  return { counts, total };
}
