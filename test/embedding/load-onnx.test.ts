import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type LoadedTransformer, loadOnnx } from '../../src/embedding/load-onnx.js';
import { readTransformerFolder } from '../../src/embedding/read-transformer-folder.js';
import { tinyFiles, tinyGraph, writeFiles } from './tiny-transformer.js';

async function loadTiny(files = tinyFiles(), device = 'cpu'): Promise<LoadedTransformer> {
  const folder = await writeFiles(files);
  try {
    return await loadOnnx(await readTransformerFolder(folder, 'model.onnx'), { threads: 1, device });
  } finally {
    await rm(folder, { recursive: true });
  }
}

afterEach(() => {
  vi.doUnmock('onnxruntime-node');
});

describe('loadOnnx', () => {
  it('tells what frames a text, the mask and the layers', async () => {
    const { coder, layers, release } = await loadTiny();
    expect(coder.encode('The banks')).toEqual([5, 6, 9]);
    expect(coder).toMatchObject({ before: [2], after: [3], mask: 4 });
    expect(layers).toEqual([0, 1]);
    await release();
  });

  it('runs texts of different length without what fills them up', async () => {
    const { run } = await loadTiny();
    const [last, first] = await run([[5, 8], [6]], [undefined, 0]);
    // The means are (5 + 8) / 2 and 6; the vector of id 0 stands where the second text is filled up.
    expect(last).toMatchObject({ tokens: 2, width: 3 });
    expect([...(last?.values ?? [])]).toEqual([11.5, 2, 1.5, 14.5, 2, 0.5, 12, 2, 0, 6, 2, 0]);
    expect([...(first?.values ?? [])]).toEqual([5, 1, 1, 8, 1, 0, 6, 1, 0, 0, 1, 0]);
  });

  it('refuses a model of another kind', async () => {
    const graph = (changes: Partial<typeof tinyGraph>) => loadTiny(tinyFiles({ ...tinyGraph, ...changes }));
    await expect(graph({ outputs: ['hidden_states.0'] })).rejects.toThrow(
      /gives hidden_states\.0; expected last_hidden_state or token_embeddings/,
    );
    await expect(graph({ inputs: [...tinyGraph.inputs, 'pixel_values'] })).rejects.toThrow(
      /takes pixel_values; expected/,
    );
    await expect(loadTiny(new Map([...tinyFiles(), ['onnx/model.onnx', 'no model']]))).rejects.toThrow(
      /Cannot load .*model\.onnx on cpu: /,
    );
    await expect(loadTiny(tinyFiles(), 'abacus')).rejects.toThrow(/on abacus: /);
  });

  it('says what to install where a package is not there', async () => {
    vi.doMock('onnxruntime-node', () => {
      throw new Error('Cannot find package');
    });
    await expect(loadTiny()).rejects.toMatchObject({
      code: 'MISSING_FILE',
      message: expect.stringMatching(/npm install onnxruntime-node @huggingface\/tokenizers/),
    });
  });
});
