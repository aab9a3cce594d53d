import { readEwtParagraphs, readGumParagraphs } from '/tmp/wt/readers/benchmarks/sentences/gold-sentences.ts';
import { splitSentences } from '/tmp/wt/readers/src/corpus/split-sentences.ts';

for (const [n, ps] of [
  ['ewt', readEwtParagraphs('dev')],
  ['gum', readGumParagraphs('dev')],
] as const) {
  let tp = 0,
    fp = 0,
    fn = 0;
  const FP: string[] = [],
    FN: string[] = [];
  for (const p of ps) {
    const gold = new Set(p.sentences.slice(0, -1).map((s) => s.end));
    const got = new Set(
      splitSentences(p.text)
        .slice(0, -1)
        .map((s) => s.end),
    );
    for (const e of got)
      if (gold.has(e)) tp++;
      else {
        fp++;
        FP.push(p.text.slice(Math.max(0, e - 40), e) + ' ⏎ ' + p.text.slice(e, e + 40));
      }
    for (const e of gold)
      if (!got.has(e)) {
        fn++;
        FN.push(p.text.slice(Math.max(0, e - 40), e) + ' ⏎ ' + p.text.slice(e, e + 40));
      }
  }
  const P = tp / (tp + fp),
    R = tp / (tp + fn);
  console.log(n, { tp, fp, fn, P, R, F: (2 * P * R) / (P + R) }, ps.length);
  if (process.argv[2] === n) {
    console.log('FP');
    console.log(FP.join('\n'));
    console.log('FN');
    console.log(FN.join('\n'));
  }
}
const big = readEwtParagraphs('dev')
  .map((p) => p.text)
  .concat(readGumParagraphs('dev').map((p) => p.text));
let t = performance.now(),
  c = 0,
  s = 0;
for (let i = 0; i < 20; i++)
  for (const p of big) {
    c += p.length;
    s += splitSentences(p).length;
  }
t = performance.now() - t;
console.log((c / 1e3 / t).toFixed(1), 'MB/s', s);
