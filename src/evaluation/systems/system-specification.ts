import { extname } from 'node:path';
import { ParseError } from '../../errors.js';
import { decodeSetting, joinModelSettings, splitModelSettings } from './split-model-settings.js';

/** The kinds of systems that a specification can name, each with the settings that it takes. */
export const systemKinds = [
  'vectors',
  'dual',
  'combiner',
  'model',
  'bi-encoder',
  'cross-encoder',
  'sense-head',
  'aspects',
  'discocat',
  'dual-models',
  'embedded',
  'first-sense',
  'predictions',
  'module',
] as const;

/** A kind of system that a specification can name. */
export type SystemKind = (typeof systemKinds)[number];

/** What is to be scored, as named in one text. */
export interface SystemSpecification {
  readonly kind: SystemKind;
  /** A file, several separated by commas, or a name; empty for `first-sense`. */
  readonly target: string;
  readonly settings: ReadonlyMap<string, string>;
}

const allowedSettings: ReadonlyMap<SystemKind, readonly string[]> = new Map<SystemKind, readonly string[]>([
  ['vectors', ['method', 'unit', 'positive', 'vocabulary', 'rank', 'exponent', 'name', 'tokens', 'read']],
  [
    'dual',
    ['domain-rank', 'domain-exponent', 'function-rank', 'function-exponent', 'formula', 'name', 'tokens', 'read'],
  ],
  ['combiner', ['name', 'missing', 'read']],
  ['model', []],
  [
    'bi-encoder',
    [
      'sense-context',
      'sense-window',
      'sense-masked',
      'sense-vectors',
      'sense-examples',
      'sense-uses',
      'sense-layers',
      'sense-temperature',
      'sense-prior',
      'sense-relations',
      'sense-threshold',
      'sense-definition-threshold',
      'sense-name',
    ],
  ],
  [
    'cross-encoder',
    [
      'sense-marking',
      'sense-heading',
      'sense-masked',
      'sense-examples',
      'sense-temperature',
      'sense-prior',
      'sense-name',
      'positive',
      'maximum-tokens',
      'batch',
      'threads',
      'dtype',
      'device',
      'read',
    ],
  ],
  [
    'aspects',
    [
      'aspect-hint',
      'aspect-glosses',
      'aspect-context',
      'aspect-masked',
      'aspect-layers',
      'aspect-head',
      'aspect-translate',
      'aspect-decision',
      'aspect-name',
    ],
  ],
  [
    'discocat',
    [
      'discocat-model',
      'discocat-verbs',
      'discocat-tables',
      'discocat-ellipsis',
      'discocat-beside',
      'discocat-penalty',
      'discocat-tensors',
      'discocat-alpha',
      'discocat-senses',
      'discocat-occurrences',
      'discocat-layers',
      'discocat-power',
      'discocat-subject-weight',
      'discocat-weights',
      'discocat-signed',
      'discocat-tags',
      'discocat-name',
    ],
  ],
  [
    'sense-head',
    ['model', 'name', 'prior', 'relations', 'combine', 'head', 'cosines', 'gloss', 'words', 'graph', 'read'],
  ],
  ['dual-models', []],
  ['embedded', ['method', 'seed', 'aspect-hint', 'aspect-glosses']],
  ['first-sense', []],
  ['predictions', ['name', 'read']],
  ['module', ['name', 'read']],
]);

const kindsByExtension: ReadonlyMap<string, SystemKind> = new Map<string, SystemKind>([
  ['.csv', 'predictions'],
  ['.tsv', 'predictions'],
  ['.key', 'predictions'],
  ['.js', 'module'],
  ['.mjs', 'module'],
]);

/**
 * Reads the specification of a system: `kind:target?setting=value&setting=value`.
 *
 * - `vectors:FILE` with `method`, `unit`, `positive`, `vocabulary`, `rank`, `exponent`, `name`, `tokens`: see `createVectorSystem`.
 *   `rank` and `exponent` are the k and p of a reduced space that it is viewed at. `tokens` is how much text they were made
 *   of; results that differ in it alone make a learning curve.
 * - `dual:DOMAIN,FUNCTION`, two spaces, with `domain-rank`, `domain-exponent`, `function-rank`, `function-exponent`,
 *   `formula`, `name`, `tokens`: see `createDualSystem`.
 * - `combiner:MODEL,FOLDER` with `name`, `missing`: a learned combiner over what `qualia space build` wrote into a folder;
 *   `combiner:MODEL,DOMAIN,FUNCTION` over two spaces alone; `combiner:MODEL,FOLDER,DOMAIN,FUNCTION` over the tables of the
 *   folder and two other spaces.
 * - `model:MODEL`: an embedding model as `openModel` names it; all its settings are those of the model.
 * - `bi-encoder:MODEL`: senses by the cosines of such a model, see `createBiEncoder`. Settings whose names begin with `sense-` are
 *   those of the system, all others those of the model: `sense-context`, `sense-window`, `sense-masked`, `sense-vectors`,
 *   `sense-examples`, `sense-uses`, `sense-layers`, `sense-temperature`, `sense-prior`, `sense-relations` (the weight of the second look), `sense-threshold`, `sense-definition-threshold`,
 *   `sense-name`.
 * - `cross-encoder:FOLDER`: senses by a classifier that reads the context together with each gloss, as GlossBERT does, see
 *   `createCrossEncoder`, with `sense-marking` (`quotes`, `none`, or marks before and after, separated by a comma), `sense-heading`,
 *   `sense-masked`, `sense-examples`, `sense-temperature` (that the log-odds are divided by, 1), `sense-prior` (the weight of the sense
 *   prior, 0), `sense-name`; and those of the model, see `createTransformerPairClassifier`: `positive`, `maximum-tokens`, `batch`,
 *   `threads`, `dtype`, `device`.
 * - `sense-head:FILE` with `model`, `prior`, `relations`, `name`: senses by a head of `qualia sense train` over the embedding model that it
 *   was trained on, see `createSenseHead`; `prior` and `relations` are `on` or `off`. With `combine=on`, or one of the weights `head`,
 *   `cosines`, `gloss`, `words` and `graph`, it stands beside the embedded default, see `createCombinedHead`.
 * - `aspects:MODEL`: the aspects of names and nouns, and metonymy, by the cosines of such a model with the glosses of the aspects, see
 *   `createAspectSystem` and `createBiEncoder`, with `aspect-hint` (`true`: the aspects that the data set gives a name, `lexicon`: those that
 *   the dot objects and WordNet know, `false`: all eight), `aspect-glosses` (`class`, those of the class of the name, or `general`),
 *   `aspect-context`, `aspect-masked`, `aspect-layers`, `aspect-name`; or by a head of `qualia sense train-aspects`, with `aspect-head`, its file;
 *   `aspect-decision` (`best`, `sum`) tells what makes a name metonymic; `aspect-translate` (`true`) puts Chinese sentences into English words
 *   first, for models of English.
 * - `discocat:MODEL`: phrases and sentences composed of the vectors of such a model, see `createDiscocatSystem`,
 *   with `discocat-model`, `discocat-verbs` (a table of arguments, or verbs of `qualia verb build`), `discocat-tables` (the folder of all of them),
 *   `discocat-ellipsis`, `discocat-signed`, `discocat-tags` (`on` where the space holds lemmas with their part of speech),
 *   `discocat-beside` (further models, separated by commas, whose vectors stand beside those of MODEL, see `createJoinedEmbedding`),
 *   `discocat-name`; `discocat-penalty` is that of models that learn from the vectors of phrases, see `createPhraseSystem`; with
 *   `discocat-senses` (of a verb, at most), several models separated by commas with their `discocat-weights`, `in-context` with
 *   `discocat-power` and `discocat-subject-weight`, `verb-in-sentence` with `discocat-layers`, `thematic-fit` (see `createThematicFitSystem`), or `discocat-tensors` (files of learned
 *   tensors, likewise) and their `discocat-alpha`, see `createSentenceSystem`; with
 *   `discocat-occurrences` (places of verbs in texts) and `discocat-layers` of vectors of words in their context, see
 *   `createContextualDiscocatSystem`.
 * - `dual-models:DOMAIN;FUNCTION`: a dual space of the vectors that two such models give words, each with its own settings; see
 *   `createDualEmbeddingSystem`.
 * - `embedded:NAME` with `method`, `seed`: a system of the embedded default; `aspect-hint` and `aspect-glosses` are those of its aspects.
 * - `first-sense`: the first sense of the inventory.
 * - `predictions:FILE` with `name`: a table of answers.
 * - `module:FILE` with `name`: a JavaScript module.
 *
 * All but `model`, `bi-encoder`, `aspects`, `discocat`, `dual-models`, `embedded` and `first-sense` take `read` too: what the system has read, in the word that manifests have for what
 * contaminates a task, for instance `wordnet`.
 *
 * Without a kind the extension of the file decides: tables are predictions, JavaScript is a module, all else vectors. A `?`
 * begins the settings where `name=value` follows it.
 *
 * @throws ParseError where there is no target, or a setting is none of the kind's or comes twice.
 */
export function parseSystemSpecification(text: string): SystemSpecification {
  const [, whole, model] = /^(model|dual-models):(.+)$/s.exec(text) ?? [];
  if (model !== undefined && (whole === 'model' || whole === 'dual-models')) {
    return { kind: whole, target: model, settings: new Map() };
  }
  for (const kind of kindsOverModels) {
    if (text.startsWith(`${kind}:`)) return parseOverModel(text, kind, text.slice(kind.length + 1));
  }
  const cut = text.search(/\?[a-z]+(?:-[a-z]+)*=/);
  const [named, query] = cut === -1 ? [text, ''] : [text.slice(0, cut), text.slice(cut + 1)];
  const { kind, target } = parseTarget(named);
  if (target === '' && kind !== 'first-sense') throw new ParseError(text, `there is nothing after "${kind}:".`);
  return { kind, target, settings: parseSettings(text, kind, query) };
}

/** Returns the names of the settings that a kind of system takes; those of a model beside them are not among them. */
export function listSystemSettings(kind: SystemKind): readonly string[] {
  return allowedSettings.get(kind) ?? [];
}

/** Writes a specification so that {@link parseSystemSpecification} reads it as an equal one. */
export function formatSystemSpecification({ kind, target, settings }: SystemSpecification): string {
  if (isOverModel(kind)) return `${kind}:${joinModelSettings({ model: target, settings })}`;
  const query = [...settings].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const named = kind === 'first-sense' ? kind : `${kind}:${target}`;
  return query === '' ? named : `${named}?${query}`;
}

/** The prefix of the settings of kinds that use a model, whose own settings stand beside them. */
const settingPrefixes = { 'bi-encoder': 'sense-', aspects: 'aspect-', discocat: 'discocat-' } as const;

type KindOverModel = keyof typeof settingPrefixes;

const kindsOverModels: readonly KindOverModel[] = ['bi-encoder', 'aspects', 'discocat'];

function isOverModel(kind: SystemKind): kind is KindOverModel {
  return kind in settingPrefixes;
}

function parseOverModel(text: string, kind: KindOverModel, rest: string): SystemSpecification {
  const { model, settings } = splitModelSettings(rest, settingPrefixes[kind]);
  if (model === '') throw new ParseError(text, `there is nothing after "${kind}:".`);
  const allowed = listSystemSettings(kind);
  const unknown = [...settings.keys()].find((name) => !allowed.includes(name));
  if (unknown === undefined) return { kind, target: model, settings };
  throw new ParseError(text, `"${unknown}" is no setting; a system of the kind ${kind} takes ${allowed.join(', ')}.`);
}

function parseTarget(text: string): Pick<SystemSpecification, 'kind' | 'target'> {
  if (text === 'first-sense') return { kind: 'first-sense', target: '' };
  for (const kind of systemKinds) {
    if (kind !== 'first-sense' && text.startsWith(`${kind}:`)) return { kind, target: text.slice(kind.length + 1) };
  }
  return { kind: kindsByExtension.get(extname(text)) ?? 'vectors', target: text };
}

function parseSettings(text: string, kind: SystemKind, query: string): ReadonlyMap<string, string> {
  const allowed = listSystemSettings(kind);
  const settings = new Map<string, string>();
  for (const part of query === '' ? [] : query.split('&')) {
    const at = part.indexOf('=');
    const [name, value] = [part.slice(0, at), part.slice(at + 1)];
    if (at === -1 || !allowed.includes(name)) {
      const known = allowed.length === 0 ? 'takes no settings' : `takes ${allowed.join(', ')}`;
      throw new ParseError(text, `"${part}" is no setting; a system of the kind ${kind} ${known}.`);
    }
    if (settings.has(name)) throw new ParseError(text, `"${name}" comes twice.`);
    settings.set(name, decodeSetting(text, value));
  }
  return settings;
}
