import { createDualSystem } from '../evaluation/systems/dual-system.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { createSenseSystem } from '../evaluation/systems/sense-system.js';
import { createVectorSystem, type VectorMethod } from '../evaluation/systems/vector-system.js';
import type { SenseScorer } from '../wsd/disambiguator.js';
import { createSimplifiedLesk } from '../wsd/simplified-lesk.js';
import { addScores, chooseBest, occurrenceOf } from './choose-senses.js';
import type { EmbeddedModels } from './embedded-models.js';
import { contentLabel } from './english.js';
import { type EmbeddedSettings, fingerprint } from './settings.js';

/** The systems of the embedded default by name. */
export const embeddedSystemNames = ['dual', 'domain', 'function', 'senses', 'gloss-vectors', 'lesk'] as const;

/** The name of a system of the embedded default. */
export type EmbeddedSystemName = (typeof embeddedSystemNames)[number];

/** How {@link createEmbeddedSystem} makes a system. */
export interface EmbeddedSystemOptions {
  readonly settings: EmbeddedSettings;
  /** How the vectors of `domain` and `function` are composed; default `add`. */
  readonly method?: VectorMethod | undefined;
}

/**
 * Makes a system of the embedded default.
 *
 * - `dual`: the dual space; `domain`, `function`: the vectors of one of its spaces.
 * - `senses`: prior and gloss vectors together; `gloss-vectors`: these alone; `lesk`: simplified Lesk.
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
  { settings, method = 'add' }: EmbeddedSystemOptions,
): EvaluatedSystem {
  const { dual, gloss, lexicon, glossWords } = models;
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
      return senseSystem('prior and gloss vectors', addScores(models, settings));
    case 'gloss-vectors':
      return senseSystem('gloss vectors', gloss.score);
    case 'lesk':
      return senseSystem('simplified Lesk', createSimplifiedLesk(lexicon, glossWords).score);
  }

  function senseSystem(title: string, score: SenseScorer['score']): EvaluatedSystem {
    const { annotator } = models;
    return createSenseSystem(
      {
        lexicon,
        choose: (occurrence, candidates) => chooseBest(score, occurrence, candidates),
        occurrenceOf: (question) => occurrenceOf(question, models),
        contextOf({ tokens, target }) {
          // The annotator cuts the text as it does all text; the target is known by its place.
          const before = tokens.slice(0, target).join(' ');
          const end = before.length + 1 + (tokens[target] ?? '').length;
          const sentence = annotator.annotate({ document: '', position: 0, text: tokens.join(' ') });
          const others = sentence.tokens.filter(({ start }) => start < before.length || start > end);
          return others.flatMap((token) => contentLabel(token) ?? []);
        },
      },
      { name: `embedded ${title}`, description },
    );
  }
}
