import { describe, expect, it } from 'vitest';
import type { ContextualModel } from '../../../src/embedding/contextual-model.js';
import { embedAspectContexts } from '../../../src/wsd/aspects/aspect-contexts.js';
import { bracketed, wordModel } from './toy-contexts.js';

/** Gives each target the number of its text as a vector, and keeps what it was asked. */
function listeningModel() {
  const asked: string[] = [];
  const layers: unknown[] = [];
  const model: ContextualModel = {
    ...wordModel,
    doEmbedTargets: async ({ targets, layers: own }) => {
      layers.push(own);
      return {
        embeddings: targets.map(({ text, start, end }) => {
          asked.push(`${text.slice(0, start)}<${text.slice(start, end)}>${text.slice(end)}`);
          return [3, 4];
        }),
      };
    },
  };
  return { model, asked, layers };
}

describe('embedAspectContexts', () => {
  it('asks for the name and the words around it, in a text where another stands in its place', async () => {
    const { model, asked, layers } = listeningModel();
    await embedAspectContexts(model, [bracketed('we like [New York], too')], { window: 1, layers: [2] });
    expect(new Set(asked)).toEqual(
      new Set(['we like <[MASK]>, too', 'we <like> [MASK], too', 'we like [MASK]<,> too']),
    );
    expect(new Set(layers.map(String))).toEqual(new Set(['2']));
  });

  it('asks in the text as it is where the name is to be seen', async () => {
    const { model, asked } = listeningModel();
    await embedAspectContexts(model, [bracketed('we like [York]')], { masked: false, window: 0 });
    expect(asked).toEqual(['we like <York>']);
  });

  it('joins the vectors, each of length 1 by the root of its distance, with zeros where there is no word', async () => {
    const { model } = listeningModel();
    const [context] = await embedAspectContexts(model, [bracketed('we do like [York]')], { window: 2 });
    const root = 1 / Math.sqrt(2);
    const expected = [0.6, 0.8, 0.6, 0.8, 0, 0, 0.6 * root, 0.8 * root, 0, 0];
    expect(Array.from(context?.features ?? [])).toHaveLength(expected.length);
    expected.forEach((value, place) => {
      expect(context?.features[place]).toBeCloseTo(value, 6);
    });
    expect(Array.from(context?.target ?? [])).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  });

  it('knows nothing of a name whose vector has no direction', async () => {
    expect(await embedAspectContexts(wordModel, [bracketed('[void] said')], { masked: false })).toEqual([undefined]);
  });

  it('refuses a window that is no count, and nothing in the place of a name', async () => {
    await expect(embedAspectContexts(wordModel, [], { window: -1 })).rejects.toMatchObject({ option: 'window' });
    await expect(embedAspectContexts(wordModel, [], { standIn: ' ' })).rejects.toMatchObject({ option: 'standIn' });
  });
});
