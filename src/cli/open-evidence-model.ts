import type { Sentence, TextUnit } from '../corpus/sentence.js';
import { indexSenseIds } from '../evidence/collect-lines.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import { withoutCommonComponents } from '../space/common-components.js';
import type { Space } from '../space/space.js';
import type { Candidate } from '../wsd/candidate.js';
import type { MeaningSources } from '../wsd/tag-sentences.js';
import { type MeaningFlags, openSenses } from './open-senses.js';
import { readPackageVersion } from './package-version.js';

/** What reads corpora with the lexicon of a store. */
export interface OpenedEvidence {
  /** What ranks senses, with its version. */
  readonly name: string;
  readonly language: string;
  readonly sources: MeaningSources;
  /** Vectors of words, where there are some. */
  readonly space: Space | undefined;
  /** The function space, where there is one. */
  readonly substitutes: Space | undefined;
  readonly findSense: (candidate: Candidate) => string | undefined;
  readonly annotate: (unit: TextUnit | Sentence) => Sentence;
  readonly close: () => Promise<void>;
}

/** Opens what ranks the senses of the lexicon of a store, and the aspects of names among all eight. */
export async function openEvidenceModel(
  lexicon: StoredLexicon,
  flags: Pick<MeaningFlags, 'seed' | 'cacheFolder' | 'model' | 'senseHead'>,
  signal: AbortSignal,
): Promise<OpenedEvidence> {
  const record = lexicon.readRecords();
  const all: MeaningFlags = { ...flags, prior: true, aspects: true, hint: false, mask: false, translate: false };
  const { sources, language, models, annotate, close } = await openSenses(all, signal, record);
  const { model, senseHead, seed } = flags;
  const ranking =
    model === undefined ? `${sources.senses.disambiguator.name}, seed ${seed}` : [model, senseHead].join(' ').trim();
  return {
    name: `qualia ${readPackageVersion()}: ${ranking}`,
    language,
    sources,
    space: models && withoutCommonComponents(models.words),
    substitutes: models?.dual.functionSpace,
    findSense: indexSenseIds(record),
    annotate,
    close,
  };
}
