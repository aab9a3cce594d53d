/** A word that marks some texts among others. */
export interface SignatureWord {
  readonly word: string;
  /** -2 log of the likelihood ratio; from 10.83 on chance gives it once in a thousand words. */
  readonly ratio: number;
}

/** How often words occur in some texts, by word, with the number of all words there. */
export interface WordCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Counts words, each once a text. */
export function countWords(texts: Iterable<readonly string[]>): WordCounts {
  const counts = new Map<string, number>();
  let total = 0;
  for (const words of texts) {
    for (const word of new Set(words)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total++;
    }
  }
  return { counts, total };
}

/**
 * The words that occur oftener in some texts than in others, by the log likelihood ratio (Dunning 1993), the highest first.
 *
 * @param others all texts to compare with, without those.
 * @param mostWords how many at most; default 6.
 * @example signatureWords(countWords([['river', 'water']]), countWords([['money']]))[0].word // 'river'
 */
export function signatureWords(some: WordCounts, others: WordCounts, mostWords = 6): SignatureWord[] {
  const found: SignatureWord[] = [];
  for (const [word, count] of some.counts) {
    const elsewhere = others.counts.get(word) ?? 0;
    // Not oftener than elsewhere.
    if (count * others.total <= elsewhere * some.total) continue;
    found.push({ word, ratio: likelihoodRatio([count, some.total], [elsewhere, others.total]) });
  }
  return found.sort((a, b) => b.ratio - a.ratio || (a.word < b.word ? -1 : 1)).slice(0, mostWords);
}

type Share = readonly [count: number, total: number];

/** Dunning 1993, -2 log λ for two binomials, with L(k, n, p) = p^k (1 - p)^(n - k). */
function likelihoodRatio([k1, n1]: Share, [k2, n2]: Share): number {
  const p = (k1 + k2) / (n1 + n2);
  const own = logLikelihood(k1, n1, k1 / n1) + (n2 === 0 ? 0 : logLikelihood(k2, n2, k2 / n2));
  return 2 * (own - logLikelihood(k1, n1, p) - logLikelihood(k2, n2, p));
}

function logLikelihood(k: number, n: number, p: number): number {
  return (k === 0 ? 0 : k * Math.log(p)) + (n === k ? 0 : (n - k) * Math.log(1 - p));
}
