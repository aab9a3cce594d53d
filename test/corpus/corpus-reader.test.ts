import type { CorpusReader } from '../../src/corpus/corpus-reader.js';
import type { TextUnit } from '../../src/corpus/sentence.js';
import { describeCorpusReader } from '../conformance/corpus-reader.js';

const units: readonly TextUnit[] = [
  { document: 'constructor', position: 0, text: 'a dog barks' },
  { document: 'constructor', position: 1, text: '' },
  { document: '__proto__', position: 0, text: 'a cat sleeps' },
  { document: '', position: 0, text: 'constructor' },
];

/** A reader in a few lines: anything of the right shape satisfies the contract. */
const listReader: CorpusReader = {
  name: 'list',
  async *read({ signal } = {}) {
    for (const unit of units) {
      signal?.throwIfAborted();
      yield unit;
    }
  },
};

describeCorpusReader('a list of units', () => listReader);
