import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { createTransformerEmbedding } from '../../src/embedding/transformer-embedding.js';
import { dot } from '../../src/matrix/dense-products.js';

// "qualia providers fetch all-minilm-l6-v2" brings the folder.
const folder = process.env['QUALIA_MINILM'] ?? '';
const golden = JSON.parse(readFileSync(new URL('../golden/minilm.json', import.meta.url), 'utf8')) as {
  readonly texts: readonly string[];
  readonly layers: Readonly<Record<string, readonly (readonly number[])[]>>;
};

function skipWithout(context: TestContext): void {
  const isThere = folder !== '' && existsSync(join(folder, 'config.json'));
  if (!isThere) context.skip(`the folder "${folder}" holds no all-MiniLM-L6-v2; set QUALIA_MINILM`);
}

describe('all-MiniLM-L6-v2', () => {
  it.for(Object.keys(golden.layers))('has the vectors of the NumPy program behind layer %s', async (layer, context) => {
    skipWithout(context);
    const model = await createTransformerEmbedding({ model: folder, layers: [Number(layer)] });
    const { embeddings } = await model.doEmbed({ values: [...golden.texts] });
    golden.layers[layer]?.forEach((numbers, text) => {
      numbers.forEach((number, column) => {
        expect(embeddings[text]?.[column], golden.texts[text]).toBeCloseTo(number, 5);
      });
    });
    await model.release();
  });

  it('places a word nearer to the same sense in another context than to another sense', async (context) => {
    skipWithout(context);
    const model = await createTransformerEmbedding({ model: folder });
    const texts = [
      'We sat on the muddy bank of the river.',
      'Reeds grew along the bank of the stream.',
      'The bank lent her money.',
      'The bank raised the rate of interest.',
    ];
    const targets = texts.map((text) => ({ text, start: text.indexOf('bank'), end: text.indexOf('bank') + 4 }));
    for (const masked of [false, true]) {
      const { embeddings } = await model.doEmbedTargets({ targets, masked });
      const vectors = embeddings.map((vector) => Float32Array.from(vector));
      const cosines = vectors.map((left) => vectors.map((right) => dot(left, right)));
      const across = Math.max(...[0, 1].flatMap((river) => [2, 3].map((money) => cosines[river][money])));
      expect(cosines[0][1]).toBeGreaterThan(across);
      expect(cosines[2][3]).toBeGreaterThan(across);
    }
    await model.release();
  });
});
