import type { Annotator } from '../corpus/annotator.js';
import { RelationalModel } from '../discocat/relational-model.js';
import type { VerbArguments } from '../discocat/verb-arguments.js';
import { DualSpace } from '../dual/dual-space.js';
import { createTargetSuggester } from '../dual/suggest-targets.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Space } from '../space/space.js';
import type { Inventory } from '../wsd/candidate.js';
import type { Disambiguator, Scorer } from '../wsd/disambiguator.js';
import type { GlossWords } from '../wsd/gloss-words.js';
import type { SlotVectors } from '../wsd/slot-vectors.js';
import { createLexiconAnnotator } from './english.js';
import { createSenseModels, type SenseModels } from './sense-models.js';
import type { SenseParts } from './sense-parts.js';
import type { EmbeddedSettings } from './settings.js';
import { contentTerms } from './tag-glosses.js';

/** What the embedded models are made of. */
export interface EmbeddedParts {
  readonly lexicon: Lexicon;
  readonly settings: EmbeddedSettings;
  readonly domain: Space;
  readonly function: Space;
  /** The word vectors that come with this package. */
  readonly words: Space;
  /** The vectors of words and slots that come with this package. */
  readonly slots: SlotVectors;
  readonly verbs: VerbArguments;
  /** How often each content lemma occurs in the corpus. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** The glosses of the lexicon, read and linked. */
  readonly senses: SenseParts;
}

/** The three models of meaning over the embedded default, ready to be asked. */
export class EmbeddedModels {
  readonly lexicon: Lexicon;
  readonly annotator: Annotator;
  readonly dual: DualSpace;
  readonly verbs: VerbArguments;
  readonly relational: RelationalModel;
  /** The vectors of words counted in open texts. */
  readonly words: Space;
  /** The models of the senses of the lexicon. */
  readonly senses: SenseModels;
  readonly frequencies: ReadonlyMap<string, number>;
  readonly #slots: SlotVectors;
  readonly #settings: EmbeddedSettings;

  constructor(parts: EmbeddedParts) {
    const { lexicon, settings, domain, function: functional, words, slots, verbs, frequencies, senses } = parts;
    this.lexicon = lexicon;
    this.annotator = createLexiconAnnotator(lexicon);
    this.dual = new DualSpace(domain, functional, { suggest: createTargetSuggester(domain, functional) });
    this.verbs = verbs;
    this.relational = new RelationalModel(domain, verbs);
    this.words = words;
    this.frequencies = frequencies;
    this.#slots = slots;
    this.#settings = settings;
    this.senses = this.createSenses(lexicon, senses);
  }

  /** The content words of the glosses. */
  get glossWords(): GlossWords {
    return this.senses.glossWords;
  }

  /** The senses of the lexicon. */
  get inventory(): Inventory {
    return this.senses.inventory;
  }

  /** The prior of WordNet's sense counts. */
  get prior(): Scorer {
    return this.senses.prior;
  }

  /** The gloss vectors in domain space. */
  get gloss(): Scorer {
    return this.senses.gloss;
  }

  /** Prior, gloss vectors, the graph and the slots together. */
  get disambiguator(): Disambiguator {
    return this.senses.disambiguator;
  }

  /** The same without sense counts. */
  get disambiguatorWithoutCounts(): Disambiguator {
    return this.senses.withoutCounts;
  }

  /** Makes the models of the senses of another lexicon, for instance of WordNet 3.0, over the same spaces. */
  createSenses(lexicon: Lexicon, senses: SenseParts): SenseModels {
    return createSenseModels({
      lexicon,
      settings: this.#settings,
      domain: this.dual.domainSpace,
      words: this.words,
      slots: this.#slots,
      frequencies: this.frequencies,
      senses,
      readText: (text) => this.#readText(text),
    });
  }

  #readText(text: string): string[] {
    return contentTerms(this.annotator.annotate({ document: 'text', position: 0, text })).map(({ lemma }) => lemma);
  }
}
