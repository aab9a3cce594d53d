import { type AspectSystemParts, createAspectSystem } from '../evaluation/systems/aspect-system.js';
import { createDualSystem } from '../evaluation/systems/dual-system.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { createSenseSystem } from '../evaluation/systems/sense-system.js';
import { createVectorSystem, type VectorMethod } from '../evaluation/systems/vector-system.js';
import { readDotObjects } from '../lexicon/dot-objects/read-dot-objects.js';
import type { Disambiguator, Scorer } from '../wsd/disambiguator.js';
import { createLogLinear } from '../wsd/log-linear.js';
import { createSimplifiedLesk } from '../wsd/simplified-lesk.js';
import type { EmbeddedModels } from './embedded-models.js';
import { createReadWords } from './read-words.js';
import type { SenseModels } from './sense-models.js';
import { type EmbeddedSettings, fingerprint } from './settings.js';

/** The systems of the embedded default by name. */
export const embeddedSystemNames = [
  'dual',
  'domain',
  'function',
  'senses',
  'senses-without-graph',
  'senses-without-counts',
  'gloss-vectors',
  'lesk',
  'aspects',
] as const;

/** The name of a system of the embedded default. */
export type EmbeddedSystemName = (typeof embeddedSystemNames)[number];

/** Tells whether a system ranks senses, so that it may be asked about another lexicon. */
export function ranksSenses(name: EmbeddedSystemName): boolean {
  return name !== 'dual' && name !== 'domain' && name !== 'function' && name !== 'aspects';
}

/** How {@link createEmbeddedSystem} makes a system. */
export interface EmbeddedSystemOptions {
  readonly settings: EmbeddedSettings;
  /** How the vectors of `domain` and `function` are composed; default `add`. */
  readonly method?: VectorMethod | undefined;
  /** The sense models of the lexicon of running text and words in context; default those of the embedded default. */
  readonly senses?: SenseModels | undefined;
  /** What narrows the aspects of names down and words them, for `aspects`; the defaults are those of `createAspectSystem`. */
  readonly aspects?: Pick<AspectSystemParts, 'hint' | 'classGlosses'> | undefined;
}

/**
 * Makes a system of the embedded default.
 *
 * - `dual`: the dual space; `domain`, `function`: the vectors of one of its spaces.
 * - `senses`: sense counts, gloss vectors and PageRank together; `senses-without-graph`: the first two; `senses-without-counts`: links
 *   and word vectors in the place of the counts; `gloss-vectors`: those in domain space alone; `lesk`: simplified Lesk.
 * - `aspects`: the aspects of names and nouns by gloss vectors.
 */
export function createEmbeddedSystem(
  name: EmbeddedSystemName,
  models: EmbeddedModels,
  options: EmbeddedSystemOptions,
): EvaluatedSystem {
  return { ...makeSystem(name, models, options), hasRead: ['wordnet'] };
}

function makeSystem(
  name: EmbeddedSystemName,
  models: EmbeddedModels,
  { settings, method = 'add', senses = models.senses, aspects = {} }: EmbeddedSystemOptions,
): EvaluatedSystem {
  const { dual, lexicon } = models;
  // The fingerprint of what decides the models' bytes stands for the files that they would be.
  const files = [{ path: 'embedded', sha256: fingerprint(settings, lexicon) }];
  const description = { specification: `embedded:${name}`, files, settings: { seed: settings.seed } };
  switch (name) {
    case 'dual':
      return createDualSystem(dual, { name: 'embedded dual space', description });
    case 'domain':
    case 'function': {
      const space = name === 'domain' ? dual.domainSpace : dual.functionSpace;
      const described = { ...description, settings: { ...description.settings, method } };
      return createVectorSystem(space, { method, description: described, name: `embedded ${name} space, ${method}` });
    }
    case 'senses':
      return senseSystem('senses', ({ disambiguator }) => disambiguator);
    case 'senses-without-graph':
      return senseSystem('senses without graph', ({ withoutGraph }) => withoutGraph);
    case 'senses-without-counts':
      return senseSystem('senses without counts', ({ withoutCounts }) => withoutCounts);
    case 'gloss-vectors':
      return senseSystem('gloss vectors', (of) => alone(of, of.gloss));
    case 'aspects': {
      const { hint = 'set', classGlosses = true } = aspects;
      const readWords = createReadWords(models.annotator);
      const described = { ...description, settings: { ...description.settings, hint, classGlosses } };
      return createAspectSystem(
        { dotObjects: readDotObjects(), lexicon, scorer: models.gloss, hint, classGlosses, readWords },
        { name: `embedded aspects by gloss vectors, hint ${hint}`, description: described },
      );
    }
    case 'lesk':
      return senseSystem('simplified Lesk', (of) => alone(of, createSimplifiedLesk(of.lexicon, of.glossWords)));
  }

  function alone({ inventory }: SenseModels, scorer: Scorer): Disambiguator {
    return createLogLinear(inventory, [{ scorer, weight: 1 }]);
  }

  function senseSystem(title: string, choose: (of: SenseModels) => Disambiguator): EvaluatedSystem {
    const readWords = createReadWords(models.annotator);
    const rank = (of: SenseModels) => ({ lexicon: of.lexicon, disambiguator: choose(of) });
    const parts = { ...rank(senses), readWords, openExampleRanker: async () => rank(models.senses) };
    const inventory = `${senses.lexicon.name} ${senses.lexicon.version}`;
    const settings = { ...description.settings, inventory };
    return createSenseSystem(parts, { name: `embedded ${title}`, description: { ...description, settings } });
  }
}
