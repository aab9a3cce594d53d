import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbedTargetsOptions, TargetInContext } from '../../src/embedding/contextual-model.js';
import {
  createTransformerEmbedding,
  type TransformerEmbedding,
  type TransformerEmbeddingOptions,
} from '../../src/embedding/transformer-embedding.js';
import { describeContextualModel } from '../conformance/contextual-model.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { tinyFiles, writeFiles } from './tiny-transformer.js';

let folder: string;
let sentenceFolder: string;

beforeAll(async () => {
  folder = await writeFiles(tinyFiles());
  const types = ['Transformer', 'Pooling', 'Normalize'];
  sentenceFolder = await writeFiles(
    new Map([
      ...tinyFiles(),
      [
        'modules.json',
        JSON.stringify(types.map((type) => ({ path: `1_${type}`, type: `sentence_transformers.models.${type}` }))),
      ],
      ['1_Pooling/config.json', JSON.stringify({ pooling_mode_cls_token: true })],
      [
        'config_sentence_transformers.json',
        JSON.stringify({ prompts: { query: 'query: ', none: '' }, default_prompt_name: 'query' }),
      ],
    ]),
  );
});

afterAll(async () => {
  for (const made of [folder, sentenceFolder]) await rm(made, { recursive: true });
});

const create = (options: Partial<TransformerEmbeddingOptions> = {}): Promise<TransformerEmbedding> =>
  createTransformerEmbedding({ model: folder, threads: 1, ...options });

async function embed(text: string, options: Partial<TransformerEmbeddingOptions> = {}): Promise<number[] | undefined> {
  const { embeddings } = await (await create(options)).doEmbed({ values: [text] });
  return embeddings[0];
}

/** The target that stands between stars. */
function targetOf(starred: string): TargetInContext {
  const [left = '', word = '', right = ''] = starred.split('*');
  return { text: `${left}${word}${right}`, start: left.length, end: left.length + word.length };
}

async function embedTargets(
  starred: readonly string[],
  asked: Omit<EmbedTargetsOptions, 'targets'> = {},
  options: Partial<TransformerEmbeddingOptions> = {},
): Promise<number[][]> {
  const { embeddings } = await (await create(options)).doEmbedTargets({ targets: starred.map(targetOf), ...asked });
  return embeddings;
}

describeEmbeddingModel('a transformer', () => create({ normalise: true, batch: 2 }), [
  'the bank of the river',
  'river',
  'banks',
  'constructor',
  '',
]);

describeContextualModel(
  'a transformer',
  () => create({ normalise: true, batch: 2 }),
  ['the *bank* of the river', '*bank*', 'the river *banks*', '*constructor* of', 'the *river bank*'].map(targetOf),
);

describe('createTransformerEmbedding', () => {
  // "the bank" is [CLS] 2, the 5, bank 6, [SEP] 3: the mean of the ids is 4, that of the ids modulo 2 is 1/2.
  it('pools the vectors of the tokens', async () => {
    expect(await embed('the bank')).toEqual([4 + 4, 1 + 1, 1 / 2 + 1 / 2]);
    expect(await embed('the bank', { pooling: 'cls' })).toEqual([2 + 4, 1 + 1, 0 + 1 / 2]);
    expect(await embed('the bank', { pooling: 'last' })).toEqual([3 + 4, 1 + 1, 1 + 1 / 2]);
  });

  it('takes the layers asked for, or their mean', async () => {
    expect(await embed('the bank', { layers: [0] })).toEqual([4, 1, 1 / 2]);
    expect(await embed('the bank', { layers: [1] })).toEqual(await embed('the bank'));
    expect(await embed('the bank', { layers: [0, 1] })).toEqual([(4 + 8) / 2, (1 + 2) / 2, (1 / 2 + 1) / 2]);
    await expect(create({ layers: [2] })).rejects.toThrow(/"layers" is \[2\]; allowed: 0, 1/);
    await expect(create({ layers: [] })).rejects.toThrow(/"layers"/);
  });

  it('gives the vectors length 1 where it is told to', async () => {
    const [x = 0, y = 0, z = 0] = (await embed('the bank', { normalise: true })) ?? [];
    const length = Math.sqrt(8 ** 2 + 2 ** 2 + 1);
    expect(x).toBeCloseTo(8 / length, 12);
    expect(y).toBeCloseTo(2 / length, 12);
    expect(z).toBeCloseTo(1 / length, 12);
  });

  it('puts a prefix before each text', async () => {
    expect(await embed('bank', { prefix: 'the ' })).toEqual(await embed('the bank'));
  });

  it('does as the files of sentence-transformers say, where the options say nothing', async () => {
    const model = sentenceFolder;
    const expected = await embed('query: bank', { pooling: 'cls', normalise: true });
    expect(await embed('bank', { model })).toEqual(expected);
    expect(await embed('bank', { model, prompt: 'query' })).toEqual(expected);
    const bare = await embed('bank');
    expect(await embed('bank', { model, prefix: '', pooling: 'mean', normalise: false })).toEqual(bare);
    expect(await embed('bank', { model, prompt: 'none', pooling: 'mean', normalise: false })).toEqual(bare);
    await expect(create({ model, prompt: 'constructor' })).rejects.toThrow(
      /"prompt" is "constructor"; allowed: query, none/,
    );
    await expect(create({ prompt: 'query' })).rejects.toThrow(/has no prompts/);
    await expect(create({ model, prompt: 'query', prefix: 'a' })).rejects.toThrow(/"prefix"/);
  });

  it('cuts off what is more than the tokens that fit', async () => {
    expect(await embed('bank the river', { maximumTokens: 4 })).toEqual(await embed('bank the'));
    // The model has 12 positions.
    expect(await embed('the '.repeat(50))).toEqual(await embed('the '.repeat(10)));
    for (const maximumTokens of [2, 13, 4.5]) {
      await expect(create({ maximumTokens })).rejects.toThrow(/"maximumTokens".*3\.\.12/);
    }
  });

  it('counts the tokens it took', async () => {
    const { usage } = await (await create()).doEmbed({ values: ['the bank', 'banks'] });
    expect(usage).toEqual({ tokens: 4 + 4 });
  });

  it('refuses options out of range', async () => {
    await expect(create({ threads: 0 })).rejects.toThrow(/"threads" is 0/);
    await expect(create({ batch: 1.5 })).rejects.toThrow(/"batch" is 1.5/);
    await expect(create({ dtype: '../fp32' })).rejects.toThrow(/"dtype"/);
    await expect(create({ dtype: 'q8' })).rejects.toThrow(/Cannot read .*model_quantized\.onnx/);
    await expect(create({ model: 'no folder' })).rejects.toMatchObject({ code: 'MISSING_FILE' });
  });

  it('has an id of its own for every setting that changes vectors', async () => {
    const models = await Promise.all([
      create(),
      create({ pooling: 'cls' }),
      create({ normalise: true }),
      create({ prefix: 'a' }),
      create({ maximumTokens: 5 }),
      create({ layers: [1] }),
      create({ model: sentenceFolder }),
    ]);
    expect(new Set(models.map(({ modelId }) => modelId)).size).toBe(models.length);
    const [first] = models;
    expect((await create({ batch: 3, threads: 2 })).modelId).toBe(first?.modelId);
    expect(first?.history.map(({ step }) => step)).toEqual(['transformer']);
  });

  it('cannot be used once it is released', async () => {
    const model = await create();
    await model.release();
    await expect(model.doEmbed({ values: ['bank'] })).rejects.toThrow();
  });
});

describe('the vectors of targets in context', () => {
  // "the bank": mean 4 and 1/2. "river bank" is 2, 8, 6, 3: mean 19/4 and 1/4.
  it('differ from context to context', async () => {
    expect(await embedTargets(['the *bank*', 'river *bank*'])).toEqual([
      [6 + 4, 2, 0 + 1 / 2],
      [6 + 19 / 4, 2, 0 + 1 / 4],
    ]);
  });

  it('are the mean of the vectors of subwords, with neither prefix nor pooling', async () => {
    // banks is bank 6 and ##s 9; layer 0 knows no context.
    const whole = [(6 + 9) / 2, 1, (0 + 1) / 2];
    const settings = { prefix: 'river ', pooling: 'cls' } as const;
    expect(await embedTargets(['the *banks* of'], { layers: [0] }, settings)).toEqual([whole]);
    expect(await embedTargets(['the *bank*s of'], { layers: [0] })).toEqual([[6, 1, 0]]);
    expect(await embedTargets(['*constructor*'], { layers: [0] })).toEqual([[1, 1, 1]]);
  });

  it('are the mean of the layers asked for, those of the model without', async () => {
    expect(await embedTargets(['the *bank*'], { layers: [0, 1] })).toEqual([[(6 + 10) / 2, 3 / 2, 1 / 4]]);
    expect(await embedTargets(['the *bank*'], {}, { layers: [0] })).toEqual([[6, 1, 0]]);
    await expect(embedTargets(['the *bank*'], { layers: [7] })).rejects.toThrow(/"layers" is \[7\]; allowed: 0, 1/);
  });

  it('tell nothing of a target that is masked', async () => {
    const [bank, banks, river] = await embedTargets(['the *bank* of', 'the *banks* of', 'the *river* of'], {
      masked: true,
    });
    // The ids are 2, 5, 4 for the mask, 7 and 3.
    expect(bank).toEqual([expect.closeTo(4 + 21 / 5, 5), 2, expect.closeTo(0 + 3 / 5, 5)]);
    expect(banks).toEqual(bank);
    expect(river).toEqual(bank);
  });

  it('keep the target of a long text', async () => {
    const long = `${'the '.repeat(30)}*river*${' of'.repeat(30)}`;
    expect(await embedTargets([long], { layers: [0] })).toEqual([[8, 1, 0]]);
  });

  // In layer 0 a token has its id: the bank of the river are 5 6 7 5 8, and the s of banks is 9.
  it('gives the words of a text with their places, the mean of their tokens, up to what fits', async () => {
    const model = await create();
    const { tokens, usage } = await model.doEmbedTokens({ texts: ['The  banks, of', '', 'river'], layers: [0] });
    expect(tokens.map((words) => words.map(({ start, end, vector }) => [start, end, vector[0]]))).toEqual([
      [
        [0, 3, 5],
        [5, 10, (6 + 9) / 2],
        [10, 11, 1],
        [12, 14, 7],
      ],
      [],
      [[0, 5, 8]],
    ]);
    expect(usage?.tokens).toBe(7 + 3);
    const short = await create({ maximumTokens: 4 });
    const cut = await short.doEmbedTokens({ texts: ['the banks of'] });
    expect(cut.tokens[0]?.map(({ start, end }) => [start, end])).toEqual([[0, 3]]);
    await expect((async () => model.doEmbedTokens({ texts: ['a'], layers: [7] }))()).rejects.toThrow(/"layers"/);
  });

  it('runs a text with several targets once', async () => {
    const { usage } = await (await create()).doEmbedTargets({ targets: ['*the* bank', 'the *bank*'].map(targetOf) });
    expect(usage?.tokens).toBe(4);
  });

  it('runs a text once for all that is asked of it, in other layers too', async () => {
    const text = 'the bank';
    const target = { start: 4, end: 8 };
    const passages = [{ text }, { text, target, layers: [0] }, { text, target, layers: [0, 1] }, { text, target }];
    const model = await create({ prefix: '', batch: 1 });
    const { embeddings, usage } = await model.doEmbedPassages({ passages });
    expect(usage?.tokens).toBe(4);
    const targets = [{ text, ...target }];
    const alone = [
      (await model.doEmbed({ values: [text] })).embeddings[0],
      ...(await Promise.all(
        [[0], [0, 1], undefined].map(async (layers) => (await model.doEmbedTargets({ targets, layers })).embeddings[0]),
      )),
    ];
    expect(embeddings).toEqual(alone.map((vector) => vector.map((value) => expect.closeTo(value, 6))));
    const wrong = async () => model.doEmbedPassages({ passages: [{ text, target, layers: [9] }] });
    await expect(wrong()).rejects.toThrow(/"layers"/);
  });
});
