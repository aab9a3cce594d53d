import { join } from 'node:path';
import type { Command } from 'commander';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { embedTexts } from '../embedding/embed-texts.js';
import { modelSettings } from '../embedding/model-settings.js';
import type { ModelKind } from '../embedding/model-specification.js';
import { cosine } from '../matrix/dense-products.js';
import { openModel } from '../models/open-model.js';
import type { CommandContext } from './command-context.js';
import { addOutputOptions, type OutputFlags, printRecords } from './print-records.js';
import { addProvidersFetchCommand } from './providers-fetch-command.js';

interface Provider {
  readonly kind: ModelKind;
  readonly example: string;
  readonly what: string;
  readonly settings: readonly string[];
}

const described: Readonly<Record<ModelKind, readonly [example: string, what: string]>> = {
  static: ['static:glove.txt?weighting=frequency', 'word vectors of any format; a text has the mean of its words'],
  space: ['space:domain.safetensors', 'a space of qualia; with function=FILE a dual space'],
  encoder: ['encoder:my.safetensors', 'an encoder that "qualia encoder train" wrote'],
  transformers: ['transformers:all-minilm-l6-v2', 'a transformer: a folder, one of "providers fetch", or one of a hub'],
  openai: ['openai:text-embedding-3-small', 'a model of OpenAI; its key in OPENAI_API_KEY'],
  http: ['http://127.0.0.1:11434/v1#nomic-embed-text', 'a server with an /embeddings of the shape of OpenAI'],
  https: ['https://example.org/v1#some-model?keyVariable=SOME_KEY', 'the same over TLS'],
  'ai-sdk': ['ai-sdk:@ai-sdk/mistral#mistral-embed', 'a model of an installed provider package of the AI SDK'],
  module: ['module:my-model.mjs', 'a JavaScript module that exports model or embed'],
};

/** What two calls showed of a model. */
interface CheckedModel {
  readonly provider: string;
  readonly modelId: string;
  readonly dimensions: number;
  readonly seconds: number;
  /** Whether the second call gave the same vectors. */
  readonly isSame: boolean;
  readonly cosine: number;
}

/** Adds `qualia providers`: which kinds of embedding models there are, whether one answers, and transformers to fetch. */
export function addProvidersCommand(program: Command, context: CommandContext): void {
  const providers = program
    .command('providers')
    .description('List sources of vectors for texts, check one, fetch a transformer.');
  const list = providers
    .command('list')
    .description('Say which kinds of models can be named, and with which settings.');
  addOutputOptions(list).action(runList);
  const check = providers
    .command('check')
    .description('Ask a model for the vectors of "dog" and "house", twice, past any cache.')
    .argument('<model>', 'an embedding model, kind:target?settings, as "qualia providers list" tells');
  addOutputOptions(check).action((model: string, flags: OutputFlags) => runCheck(model, flags, context));
  addProvidersFetchCommand(providers, context);
}

function runList(flags: OutputFlags): void {
  const list = (Object.keys(modelSettings) as ModelKind[]).map((kind): Provider => {
    const [example, what] = described[kind];
    return { kind, example, what, settings: [...modelSettings[kind].keys()] };
  });
  const columns = [
    { title: 'kind', value: ({ kind }: Provider) => kind },
    { title: 'example', value: ({ example }: Provider) => example },
    { title: 'what it is', value: ({ what }: Provider) => what },
    { title: 'settings', value: ({ settings }: Provider) => settings.join(' ') },
  ];
  printRecords(list, columns, flags);
}

async function runCheck(name: string, flags: OutputFlags, { signal }: CommandContext): Promise<void> {
  const model = await openModel(name, { signal, cacheFolder: join(userCacheFolder(), 'models') });
  const texts = ['dog', 'house'];
  const start = performance.now();
  const [first, second] = [await embedTexts(model, texts, { signal }), await embedTexts(model, texts, { signal })];
  const seconds = (performance.now() - start) / 2000;
  const [dog, house] = texts.map((text) => first.get(text) ?? new Float32Array(0)) as [Float32Array, Float32Array];
  const isSame = texts.every((text) => String(first.get(text)) === String(second.get(text)));
  const { provider, modelId } = model;
  const checked: CheckedModel = {
    provider,
    modelId,
    dimensions: dog.length,
    seconds,
    isSame,
    cosine: cosine(dog, house),
  };
  const columns = [
    { title: 'provider', value: (found: CheckedModel) => found.provider },
    { title: 'model', value: (found: CheckedModel) => found.modelId },
    { title: 'dimensions', value: (found: CheckedModel) => found.dimensions, right: true },
    { title: 'seconds a call', value: (found: CheckedModel) => Number(found.seconds.toFixed(3)), right: true },
    { title: 'same twice', value: (found: CheckedModel) => (found.isSame ? 'yes' : 'no') },
    { title: 'cosine', value: (found: CheckedModel) => Number(found.cosine.toFixed(4)), right: true },
  ];
  printRecords([checked], columns, flags);
}
