import { basename, join } from 'node:path';
import { Combiner } from '../dual/combiner/combiner.js';
import { readCombiner } from '../dual/combiner/combiner-file.js';
import { listEvidenceFiles, readEvidence } from '../dual/combiner/read-evidence.js';
import { findEvidenceOptions } from '../dual/combiner/view-grid.js';
import { DualSpace } from '../dual/dual-space.js';
import { compileFormula } from '../dual/formula.js';
import { createEmbeddedSystem, embeddedSystemNames, ranksSenses } from '../embedded/embedded-systems.js';
import { type LoadedEmbedded, loadEmbedded } from '../embedded/load-embedded.js';
import { embeddedSettings } from '../embedded/settings.js';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { type OpenVectorCache, openVectorCache } from '../embedding/vector-cache.js';
import { MissingFileError, OptionError } from '../errors.js';
import type { LexiconInventory } from '../evaluation/sense-inventory.js';
import { createCombinerSystem } from '../evaluation/systems/combiner-system.js';
import { createDualSystem } from '../evaluation/systems/dual-system.js';
import { createEmbeddingSystem } from '../evaluation/systems/embedding-system.js';
import type { EvaluatedSystem } from '../evaluation/systems/evaluated-system.js';
import { createFirstSenseSystem } from '../evaluation/systems/first-sense-system.js';
import { importSystem } from '../evaluation/systems/module-system.js';
import { readPredictionSystem } from '../evaluation/systems/prediction-system.js';
import { formatSystemSpecification, type SystemSpecification } from '../evaluation/systems/system-specification.js';
import { createVectorSystem, type VectorMethod, vectorMethods } from '../evaluation/systems/vector-system.js';
import { sha256OfFile } from '../manifest.js';
import type { Space } from '../space/space.js';
import { openAspects, readAspectSettings } from './open-aspects.js';
import { openBiEncoder } from './open-bi-encoder.js';
import { type OpenCachedModelContext, openCachedModel } from './open-cached-model.js';
import { openCrossEncoder } from './open-cross-encoder.js';
import { openDiscocat } from './open-discocat.js';
import { openDualModels } from './open-dual-models.js';
import { openInventorySenses } from './open-inventory-senses.js';
import { openSenseHead } from './open-sense-head.js';
import { readVectors } from './read-vectors.js';
import { viewAs, viewedAs } from './view-as.js';

/** What opening systems needs. */
export interface OpenSystemContext {
  readonly signal: AbortSignal;
  readonly onNotice: (notice: string) => void;
  readonly onProgress: (stage: string, share: number) => void;
  /** Where vectors and spaces are kept between runs; default the cache folder of the user. */
  readonly cacheFolder?: string | undefined;
  /** The lexicon of `first-sense`, `bi-encoder` and `cross-encoder`. */
  readonly readInventory: () => Promise<LexiconInventory>;
}

/** Opens the systems that specifications name; a file that several of them name is read once. */
export class SystemOpener {
  readonly #context: OpenSystemContext;
  readonly #spaces = new Map<string, Promise<OpenSpace>>();
  readonly #caches: OpenVectorCache[] = [];
  readonly #embedded = new Map<number, Promise<LoadedEmbedded>>();

  constructor(context: OpenSystemContext) {
    this.#context = context;
  }

  /** @throws MissingFileError, FileFormatError or OptionError where what is named cannot be had. */
  async open(specification: SystemSpecification): Promise<EvaluatedSystem> {
    const read = specification.settings.get('read');
    const system = await this.#open(specification);
    return read === undefined ? system : { ...system, hasRead: [...new Set([...(system.hasRead ?? []), read])] };
  }

  async #open(specification: SystemSpecification): Promise<EvaluatedSystem> {
    const { target, settings } = specification;
    const name = settings.get('name');
    switch (specification.kind) {
      case 'vectors':
        return await this.#openVectors(specification);
      case 'dual':
        return await this.#openDual(specification);
      case 'combiner':
        return await this.#openCombiner(specification);
      case 'model': {
        const { model, cache, shown } = await openCachedModel(target, this.#modelContext);
        const specification = `model:${shown}`;
        return createEmbeddingSystem(model, { cache, description: { specification, files: [], settings: {} } });
      }
      case 'dual-models':
        return await openDualModels(specification, this.#modelContext);
      case 'bi-encoder':
        return await openBiEncoder(specification, { ...this.#context, ...this.#modelContext });
      case 'cross-encoder':
        return await openCrossEncoder(specification, { ...this.#context, ...this.#modelContext });
      case 'sense-head':
        return await openSenseHead(specification, {
          ...this.#context,
          ...this.#modelContext,
          openEmbedded: async () => (await this.#loadEmbedded(1)).models,
        });
      case 'aspects':
        return await openAspects(specification, this.#modelContext);
      case 'discocat':
        return await openDiscocat(specification, this.#modelContext);
      case 'embedded':
        return await this.#openEmbedded(specification);
      case 'first-sense':
        return createFirstSenseSystem(await this.#context.readInventory());
      case 'predictions':
        return await readPredictionSystem(target, { name });
      case 'module':
        return await importSystem(target, { name, openCache: (model) => this.#openCache(model) });
    }
  }

  /** Closes the files of the caches; the systems cannot be asked from then on. */
  async close(): Promise<void> {
    for (const cache of this.#caches.splice(0)) await cache.close();
  }

  async #openCache(model: EmbeddingModel): Promise<OpenVectorCache> {
    const { onNotice } = this.#context;
    const cache = await openVectorCache(join(this.#cacheFolder, 'embeddings'), model, { onNotice });
    this.#caches.push(cache);
    return cache;
  }

  get #modelContext(): OpenCachedModelContext {
    const { signal, onNotice } = this.#context;
    return { signal, onNotice, cacheFolder: this.#cacheFolder, openCache: (model) => this.#openCache(model) };
  }

  get #cacheFolder(): string {
    return this.#context.cacheFolder ?? userCacheFolder();
  }

  /** `MODEL,FOLDER`, `MODEL,DOMAIN,FUNCTION` or `MODEL,FOLDER,DOMAIN,FUNCTION`. */
  async #openCombiner(specification: SystemSpecification): Promise<EvaluatedSystem> {
    const { target, settings } = specification;
    const [model, ...sources] = target.split(',');
    const [domain, functional] = sources.slice(sources.length === 3 ? 1 : 0);
    if (model === undefined || model === '' || sources.length === 0 || sources.length > 3) {
      const allowed =
        'combiner:MODEL,FOLDER, a model and a folder of "qualia space build", or MODEL,DOMAIN,FUNCTION, a model and two spaces, ' +
        'or MODEL,FOLDER,DOMAIN,FUNCTION, with other spaces than those of the folder';
      throw new OptionError('--system', `combiner:${target}`, allowed);
    }
    const missing = settings.get('missing') ?? 'unanswered';
    if (missing !== 'unanswered' && missing !== 'masked') {
      throw new OptionError('missing', missing, 'unanswered, masked');
    }
    const learned = await readCombiner(model);
    const folder = sources.length === 2 ? undefined : sources[0];
    const listed = folder === undefined ? { domain: '', function: '' } : listEvidenceFiles(folder);
    const files =
      sources.length === 1 || domain === undefined || functional === undefined
        ? listed
        : { ...listed, domain, function: functional };
    const [first, second] = [await this.#readSpace(files.domain), await this.#readSpace(files.function)];
    const options = { ...findEvidenceOptions(learned), domain: first.space, function: second.space };
    const combiner = new Combiner(learned, await readEvidence(files, options));
    return createCombinerSystem(combiner, {
      missing,
      name: settings.get('name') ?? `learned combiner, ${basename(model)}`,
      description: {
        specification: shortSpecification(specification),
        files: [{ path: basename(model), sha256: await sha256OfFile(model) }, first.file, second.file],
        settings: { missing },
      },
    });
  }

  async #openVectors(specification: SystemSpecification): Promise<EvaluatedSystem> {
    const { target, settings } = specification;
    const { space, file, view, note } = await this.#viewSpace(target, '', settings);
    const method = methodOf(settings.get('method'));
    const unit = truthOf('unit', settings.get('unit'));
    const positive = truthOf('positive', settings.get('positive'));
    const vocabulary = wholeOf('vocabulary', settings.get('vocabulary'));
    const title = `${basename(target).replace(/\.(safetensors|bin|json|txt|vec|gz|bz2|xz|zst)+$/, '')}, ${method}`;
    return createVectorSystem(space, {
      method,
      unit,
      positive,
      vocabulary,
      name:
        settings.get('name') ??
        [title, ...note, ...(unit ? ['unit length'] : []), ...(positive ? ['positive'] : [])].join(', '),
      description: {
        specification: shortSpecification(specification),
        files: [file],
        settings: { method, unit, positive, ...(vocabulary !== undefined && { vocabulary }), ...view },
        ...tokensOf(settings),
      },
    });
  }

  async #openDual(specification: SystemSpecification): Promise<EvaluatedSystem> {
    const { target, settings } = specification;
    const [domain, functional, ...more] = target.split(',');
    if (domain === undefined || functional === undefined || more.length > 0) {
      throw new OptionError('--system', `dual:${target}`, 'dual:DOMAIN,FUNCTION, the files of two spaces');
    }
    const first = await this.#viewSpace(domain, 'domain-', settings);
    const second = await this.#viewSpace(functional, 'function-', settings);
    const text = settings.get('formula');
    const formula = text === undefined ? undefined : await compileFormula(text);
    const named = `${basename(domain)} and ${basename(functional)}`;
    const title = ['dual space', named, ...first.note, ...second.note, ...(text === undefined ? [] : [text])];
    return createDualSystem(new DualSpace(first.space, second.space), {
      name: settings.get('name') ?? title.join(', '),
      formula,
      description: {
        specification: shortSpecification(specification),
        files: [first.file, second.file],
        settings: { ...first.view, ...second.view, ...(text !== undefined && { formula: text }) },
        ...tokensOf(settings),
      },
    });
  }

  async #openEmbedded({ target, settings }: SystemSpecification): Promise<EvaluatedSystem> {
    const name = embeddedSystemNames.find((known) => known === target);
    if (name === undefined) throw new OptionError('--system', `embedded:${target}`, embeddedSystemNames.join(', '));
    const seed = wholeOf('seed', settings.get('seed')) ?? 1;
    // Before the models, which may take a minute to build.
    const method = methodOf(settings.get('method'));
    const aspects = readAspectSettings(settings);
    const { models } = await this.#loadEmbedded(seed);
    const senses = ranksSenses(name) ? await openInventorySenses(models, this.#context) : undefined;
    return createEmbeddedSystem(name, models, { settings: embeddedSettings({ seed }), method, senses, aspects });
  }

  #loadEmbedded(seed: number): Promise<LoadedEmbedded> {
    const { signal, onNotice, onProgress } = this.#context;
    const loaded = this.#embedded.get(seed) ?? loadEmbedded({ seed, signal, onNotice, onProgress });
    this.#embedded.set(seed, loaded);
    return loaded;
  }

  /** Reads a space and views it at the rank and exponent of settings whose names begin so; as it is where there are none. */
  async #viewSpace(path: string, prefix: string, settings: ReadonlyMap<string, string>): Promise<ViewedSpace> {
    const { space, file } = await this.#readSpace(path);
    const [rankName, exponentName] = [`${prefix}rank`, `${prefix}exponent`];
    const choice = {
      rank: wholeOf(rankName, settings.get(rankName)),
      exponent: decimalOf(exponentName, settings.get(exponentName)),
    };
    const viewed = viewAs(space, choice, prefix);
    if (viewed === space) return { space, file, view: {}, note: [] };
    const { rank, exponent } = viewedAs(viewed);
    const note = [`${prefix.replace('-', ' ')}k=${rank} p=${exponent}`];
    return { space: viewed, file, view: { [rankName]: rank, [exponentName]: exponent }, note };
  }

  #readSpace(path: string): Promise<OpenSpace> {
    const known = this.#spaces.get(path) ?? this.#readNewSpace(path);
    this.#spaces.set(path, known);
    return known;
  }

  async #readNewSpace(path: string): Promise<OpenSpace> {
    const { signal } = this.#context;
    const sha256 = await sha256OfFile(path, { signal }).catch((cause) => {
      signal.throwIfAborted();
      throw new MissingFileError(path, 'It should be a space of qualia, or vectors of word2vec, GloVe or winkNLP.', {
        cause,
      });
    });
    const space = await readVectors(path, { folder: join(this.#cacheFolder, 'vectors'), sha256 });
    return { space, file: { path: basename(path), sha256 } };
  }
}

interface OpenSpace {
  readonly space: Space;
  readonly file: { readonly path: string; readonly sha256: string };
}

interface ViewedSpace extends OpenSpace {
  /** The settings that tell of the view. */
  readonly view: Readonly<Record<string, number>>;
  /** What a name says of it. */
  readonly note: readonly string[];
}

/** A specification whose files go by their names alone, so that a result names no folder of a machine. */
function shortSpecification({ kind, target, settings }: SystemSpecification): string {
  const names = target.split(',').map((path) => basename(path));
  return formatSystemSpecification({ kind, target: names.join(','), settings });
}

function methodOf(value = 'add'): VectorMethod {
  const method = vectorMethods.find((known) => known === value);
  if (method === undefined) throw new OptionError('method', value, vectorMethods.join(', '));
  return method;
}

function truthOf(name: string, value = 'false'): boolean {
  if (value !== 'true' && value !== 'false') throw new OptionError(name, value, 'true, false');
  return value === 'true';
}

function wholeOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) throw new OptionError(name, value, 'a whole number');
  return Number(value);
}

function decimalOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^-?\d+(\.\d+)?$/.test(value)) throw new OptionError(name, value, 'a decimal number');
  return Number(value);
}

function tokensOf(settings: ReadonlyMap<string, string>): { readonly tokens?: number } {
  const tokens = wholeOf('tokens', settings.get('tokens'));
  if (tokens === undefined) return {};
  if (tokens === 0) throw new OptionError('tokens', tokens, 'a whole number >= 1');
  return { tokens };
}
