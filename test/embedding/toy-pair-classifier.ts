import type { PairClassifier, TextPair } from '../../src/embedding/pair-classifier.js';

/**
 * A classifier that counts: its logit `no` is 0, that of `yes` twice the words that both texts have, less a tenth of the length of the
 * second. What it is asked is written down.
 */
export function toyPairClassifier(asked: (readonly TextPair[])[] = []): PairClassifier {
  return {
    modelId: 'toy',
    labels: ['no', 'yes'],
    positive: 1,
    async doClassify({ pairs, signal }) {
      signal?.throwIfAborted();
      asked.push(pairs);
      return { logits: pairs.map((pair) => Float32Array.of(0, countShared(pair))) };
    },
  };
}

function countShared({ first, second, target, masked }: TextPair): number {
  const { start = 0, end = 0 } = target ?? {};
  const read = masked ? `${first.slice(0, start)}${first.slice(end)}` : first;
  const words = new Set(read.toLowerCase().match(/\w+/g));
  const shared = new Set(
    second
      .toLowerCase()
      .match(/\w+/g)
      ?.filter((word) => words.has(word)),
  );
  return 2 * shared.size - second.length / 10;
}
