import { describe, expect, it } from 'vitest';
import { embedWords } from '../../src/embedding/embed-words.js';
import { toyModel } from './toy-model.js';

describe('embedWords', () => {
  it('makes a space of the distinct words that the model knows, in order', async () => {
    const model = { ...toyModel(), knows: (text: string) => text !== 'zither' };
    const space = await embedWords(model, ['dog', 'zither', 'house', 'dog', '__proto__']);
    expect(space.targets.labels).toEqual(['dog', 'house', '__proto__']);
    expect(Array.from(space.vector('house'))).toEqual([5, 1]);
    expect(space.name).toBe('m');
    expect(space.history).toEqual([{ step: 'embedding', options: { provider: 'toy', modelId: 'm' } }]);
  });

  it('says what is missing where there is no word', async () => {
    await expect(embedWords(toyModel(), [])).rejects.toMatchObject({ code: 'EMPTY', message: /There are no words/ });
    const none = { ...toyModel(), knows: () => false };
    await expect(embedWords(none, ['dog'])).rejects.toMatchObject({ code: 'EMPTY', message: /knows none/ });
  });
});
