import { countCorpus } from '../../../dist/index.js';

// Counts made-up sentences into the folder that it is given, in as many threads; the parent kills it at any moment.
const [folder, threads] = process.argv.slice(2);
const words = ['dog', 'cat', 'constructor', 'chase', 'of', '漢字', 'old', 'house'];
const tags = ['NOUN', 'NOUN', 'PROPN', 'VERB', 'ADP', 'NOUN', 'ADJ', 'NOUN'];

async function* read() {
  let state = 1;
  for (let position = 0; position < 400; position++) {
    const tokens = Array.from({ length: 8 }, (_, place) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      const word = (state >>> 16) % words.length;
      return { form: words[word], lemma: words[word], tag: tags[word], start: place, end: place + 1 };
    });
    const tree = {
      heads: tokens.map((_, place) => place - 1),
      relations: tokens.map(({ tag }, place) => (place === 0 ? 'root' : tag === 'ADJ' ? 'amod' : 'obj')),
    };
    yield { document: 'd', position, text: 'x'.repeat(20), tokens, tree };
  }
}

await countCorpus({ name: 'made-up', read }, folder, {
  method: { module: new URL('./tiny-method.mjs', import.meta.url).href, name: 'makeTinyMethod', options: { slow: 1 } },
  threads: Number(threads),
  chunkCharacters: 8000,
});
