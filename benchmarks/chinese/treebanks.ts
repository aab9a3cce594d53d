import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { type GoldSentence, parseTrees } from '../treebanks/treebank.js';

const data = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');

/** Reads a file of a Chinese treebank of Universal Dependencies. */
function readTreebank(name: 'GSDSimp' | 'HK' | 'PUD', part: 'dev' | 'test'): GoldSentence[] {
  const archive = join(data, `treebanks/UD_Chinese-${name}.tar.xz`);
  const member = `./zh_${name.toLowerCase()}-ud-${part}.conllu`;
  return parseTrees(execFileSync('tar', ['-xJOf', archive, member], { encoding: 'utf8', maxBuffer: 2 ** 28 }));
}

/** What the tagger learns from: GSDSimp dev, and the first halves of HK and PUD, which have no train part. */
export function readTrainingSentences(): GoldSentence[] {
  return [...readTreebank('GSDSimp', 'dev'), ...(['HK', 'PUD'] as const).flatMap((name) => halves(name)[0])];
}

/** What is measured: GSDSimp test, and the second halves of HK and PUD. */
export function readTestTreebanks(): (readonly [string, GoldSentence[]])[] {
  return [
    ['GSDSimp test (simplified)', readTreebank('GSDSimp', 'test')],
    ['HK, second half (traditional)', halves('HK')[1]],
    ['PUD, second half (traditional)', halves('PUD')[1]],
  ];
}

function halves(name: 'HK' | 'PUD'): [GoldSentence[], GoldSentence[]] {
  const sentences = readTreebank(name, 'test');
  const middle = Math.ceil(sentences.length / 2);
  return [sentences.slice(0, middle), sentences.slice(middle)];
}
