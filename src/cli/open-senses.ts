import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Annotator } from '../corpus/annotator.js';
import { findMultiwords } from '../corpus/find-multiwords.js';
import { findNames } from '../corpus/find-names.js';
import { isAnnotated, type Sentence, type TextUnit } from '../corpus/sentence.js';
import { cacheDirectory } from '../embedded/cache-directory.js';
import { createLexiconAnnotator } from '../embedded/english.js';
import { indexMultiwords } from '../embedded/lexicon-multiwords.js';
import { createLexiconGazetteer } from '../embedded/lexicon-names.js';
import { openVectorCache } from '../embedding/vector-cache.js';
import { OptionError } from '../errors.js';
import { readDotObjects } from '../lexicon/dot-objects/read-dot-objects.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { openModel } from '../models/open-model.js';
import { createAspectInventory } from '../wsd/aspects/aspect-inventory.js';
import { createBaseForms } from '../wsd/base-forms.js';
import { createBiEncoderDisambiguator } from '../wsd/bi-encoder-disambiguator.js';
import { createLexiconInventory, type Inventory } from '../wsd/candidate.js';
import type { Disambiguator } from '../wsd/disambiguator.js';
import { createLogLinear } from '../wsd/log-linear.js';
import type { MeaningSource, MeaningSources } from '../wsd/tag-sentences.js';
import { addModelOptions, loadModels } from './load-models.js';

/** The weight of gloss vectors that rank alone, as beside the prior of the embedded default. */
const glossWeight = 16;

/** What ranks meanings, as typed. */
export interface MeaningFlags {
  readonly model?: string;
  readonly prior: boolean;
  readonly aspects: boolean;
  readonly hint: boolean;
  readonly mask: boolean;
  readonly seed: number;
  readonly cacheDir?: string;
}

/** Adds the options of {@link openSenses} to a command. */
export function addMeaningOptions(command: Command): Command {
  command
    .addOption(
      new Option(
        '--model <name>',
        'rank by an embedding model, kind:target?settings, as "qualia providers list" tells (default: the models built of WordNet)',
      ),
    )
    .addOption(new Option('--no-prior', 'take no account of how often the senses of a word are used'))
    .addOption(new Option('--no-aspects', 'leave out the aspects of names and of nouns such as "book"'))
    .addOption(new Option('--no-hint', 'let all eight aspects compete for a name, whatever its type'))
    .addOption(
      new Option('--mask', 'with --model: put a mask in the place of a name where its aspect is asked').default(false),
    );
  return addModelOptions(command);
}

/** Everything that the meanings of words are ranked with. */
export interface OpenedSenses {
  readonly sources: MeaningSources;
  /** Finds the words, names and expressions of a sentence that has none yet. */
  annotate(unit: TextUnit | Sentence): Sentence;
  /** Frees what was opened. */
  close(): Promise<void>;
}

/** Opens the lexicon, its annotator and what ranks its senses and the aspects of names. @throws as `loadModels` and `openModel` do. */
export async function openSenses(flags: MeaningFlags, signal: AbortSignal): Promise<OpenedSenses> {
  const { model: name, prior, mask, seed, cacheDir } = flags;
  if (name === undefined) {
    if (mask)
      throw new OptionError(
        '--mask',
        mask,
        'given with --model, since the models of WordNet never read the word itself',
      );
    const { lexicon, inventory, disambiguator, gloss } = await loadModels({ seed, cacheDir }, signal);
    const alone = createLogLinear(inventory, [{ scorer: gloss, weight: glossWeight }]);
    return {
      sources: {
        senses: { inventory, disambiguator: prior ? disambiguator : alone },
        aspects: openAspects(flags, lexicon, (of) => createLogLinear(of, [{ scorer: gloss, weight: glossWeight }])),
      },
      annotate: createReading(lexicon),
      close: async () => undefined,
    };
  }
  const lexicon = await readWordnet();
  const inventory = createLexiconInventory(lexicon);
  const caches = cacheDir ?? cacheDirectory();
  const model = await openModel(name, { signal, cacheFolder: join(caches, 'models') });
  const onNotice = (notice: string): unknown => process.stderr.write(`${notice}\n`);
  const cache = await openVectorCache(join(caches, 'embeddings'), model, { onNotice });
  const options = { cache, baseForms: createBaseForms(lexicon) };
  const disambiguator = createBiEncoderDisambiguator(model, inventory, { ...options, priorWeight: prior ? 1 : 0 });
  return {
    sources: {
      senses: { inventory, disambiguator },
      aspects: openAspects(flags, lexicon, (of) =>
        createBiEncoderDisambiguator(model, of, { ...options, masked: mask }),
      ),
    },
    annotate: createReading(lexicon),
    close: async () => await cache.close(),
  };
}

/** Opens the aspects of names and nouns, where they are wanted. */
function openAspects(
  { aspects, hint }: MeaningFlags,
  lexicon: Lexicon,
  createDisambiguator: (inventory: Inventory) => Disambiguator,
): MeaningSource | undefined {
  if (!aspects) return undefined;
  const inventory = createAspectInventory(readDotObjects(), { hint, lexicon, nouns: true });
  return { inventory, disambiguator: createDisambiguator(inventory) };
}

/** Annotates raw text; sentences that come annotated keep what they have. */
function createReading(lexicon: Lexicon): (unit: TextUnit | Sentence) => Sentence {
  const annotator: Annotator = createLexiconAnnotator(lexicon, { trees: false, names: true, multiwords: true });
  const gazetteer = createLexiconGazetteer(lexicon);
  const index = indexMultiwords(lexicon);
  return (unit) => {
    if (!isAnnotated(unit)) return annotator.annotate(unit);
    const { names = findNames(unit, gazetteer), multiwords = findMultiwords(unit, index) } = unit;
    return { ...unit, names, multiwords };
  };
}
