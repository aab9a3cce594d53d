import type { Annotator } from '../corpus/annotator.js';
import { RelationalModel } from '../discocat/relational-model.js';
import type { VerbArguments } from '../discocat/verb-arguments.js';
import { DualSpace } from '../dual/dual-space.js';
import { createTargetSuggester } from '../dual/suggest-targets.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Space } from '../space/space.js';
import { createLexiconInventory, type Inventory } from '../wsd/candidate.js';
import type { Disambiguator, Scorer } from '../wsd/disambiguator.js';
import { createGlossVectors } from '../wsd/gloss-vectors.js';
import type { GlossWords } from '../wsd/gloss-words.js';
import { createLogLinear } from '../wsd/log-linear.js';
import { createSensePrior } from '../wsd/sense-prior.js';
import { annotateGlosses } from './annotate-glosses.js';
import { createLexiconAnnotator } from './english.js';
import type { EmbeddedSettings } from './settings.js';

/** What the embedded models are made of. */
export interface EmbeddedParts {
  readonly lexicon: Lexicon;
  readonly settings: EmbeddedSettings;
  readonly domain: Space;
  readonly function: Space;
  readonly verbs: VerbArguments;
  /** How often each content lemma occurs in the corpus. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** The annotated glosses, where they are at hand; default: annotated when asked for. */
  readonly glossWords?: GlossWords | undefined;
}

/** The three models of meaning over the embedded default, ready to be asked. */
export class EmbeddedModels {
  readonly lexicon: Lexicon;
  readonly annotator: Annotator;
  readonly dual: DualSpace;
  readonly verbs: VerbArguments;
  readonly relational: RelationalModel;
  /** The prior of WordNet's sense counts. */
  readonly prior: Scorer;
  /** The gloss vectors in domain space. */
  readonly gloss: Scorer;
  /** The senses of the lexicon. */
  readonly inventory: Inventory;
  /** Prior and gloss vectors together. */
  readonly disambiguator: Disambiguator;
  readonly glossWords: GlossWords;
  readonly frequencies: ReadonlyMap<string, number>;

  constructor({ lexicon, settings, domain, function: functional, verbs, frequencies, glossWords }: EmbeddedParts) {
    const { priorWeight, glossWeight, smoothing, rankPower } = settings.senses;
    const annotator = createLexiconAnnotator(lexicon);
    this.lexicon = lexicon;
    this.annotator = annotator;
    this.dual = new DualSpace(domain, functional, { suggest: createTargetSuggester(domain, functional) });
    this.verbs = verbs;
    this.relational = new RelationalModel(domain, verbs);
    this.frequencies = frequencies;
    this.glossWords = glossWords ?? annotateGlosses(annotator);
    const total = [...frequencies.values()].reduce((sum, count) => sum + count, 0);
    this.prior = createSensePrior({ smoothing, rankPower });
    this.gloss = createGlossVectors({
      lexicon,
      space: domain,
      glossWords: this.glossWords,
      probability: (lemma) => (frequencies.get(lemma) ?? 0) / total,
    });
    this.inventory = createLexiconInventory(lexicon);
    this.disambiguator = createLogLinear(this.inventory, [
      { scorer: this.prior, weight: priorWeight },
      { scorer: this.gloss, weight: glossWeight },
    ]);
  }
}
