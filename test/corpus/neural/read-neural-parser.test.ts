import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreTrees } from '../../../benchmarks/parsing/score-trees.js';
import { ewtArchive, readEwt } from '../../../benchmarks/treebanks/treebank.js';
import { readNeuralParser } from '../../../src/corpus/neural/read-neural-parser.js';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { tinyNetworkPath, tinySentences } from './tiny-network.js';

const dist = new URL('../../../dist/corpus/neural/read-neural-parser.js', import.meta.url);

describe('readNeuralParser', () => {
  it('reads a network', () => {
    const [{ forms, tags }] = tinySentences;
    expect(readNeuralParser({ path: tinyNetworkPath }).parse(forms).tags).toEqual(tags);
  });

  it('reads the weights of this package by default', () => {
    const { tags, tree } = readNeuralParser().parse(['The', 'dog', 'chased', 'a', 'cat', '.']);
    expect(tags).toEqual(['DET', 'NOUN', 'VERB', 'DET', 'NOUN', 'PUNCT']);
    expect(tree).toEqual({
      heads: [1, 2, -1, 4, 2, 2],
      relations: ['det', 'nsubj', 'root', 'det', 'obj', 'punct'],
    });
  });

  // Worker threads cannot load TypeScript, so this runs the compiled network: build before testing.
  it('says the same on any number of threads', async () => {
    const compiled = (await import(dist.href)) as { readonly readNeuralParser: typeof readNeuralParser };
    const forms = 'The old dog that we had seen near the river chased a small grey cat .'.split(' ');
    const [one, three] = [1, 3].map((threads) => {
      const parser = compiled.readNeuralParser({ threads });
      const parses = [forms, forms.slice(6), forms].map((words) => parser.parse(words));
      parser.close();
      return parses.map((parse) => [parse.tags, parse.tree, parse.otherTags(40), parse.alternatives(8)]);
    });
    expect(three).toEqual(one);
  });

  it('reaches .9 heads and .87 relations on sentences of UD English EWT, dev part', (context) => {
    if (!existsSync(ewtArchive)) context.skip(`${ewtArchive} is not there; set QUALIA_DATA`);
    const parser = readNeuralParser();
    const { unlabelled, labelled } = scoreTrees(
      readEwt('dev').slice(0, 150),
      ({ tokens }) => parser.parse(tokens.map(({ form }) => form)).tree,
    );
    expect(unlabelled).toBeGreaterThan(0.9);
    expect(labelled).toBeGreaterThan(0.87);
  });

  it('says which file is missing or is something else', () => {
    expect(() => readNeuralParser({ path: '/nowhere/weights.safetensors' })).toThrow(MissingFileError);
    const folder = mkdtempSync(join(tmpdir(), 'qualia-'));
    const path = join(folder, 'weights.safetensors');
    writeFileSync(path, 'no weights');
    expect(() => readNeuralParser({ path })).toThrow(FileFormatError);
    rmSync(folder, { recursive: true });
  });
});
