import { splitSentences } from '/tmp/wt/readers/src/corpus/split-sentences.ts';

for (const t of [
  'Mr. Smith met J. A. Jones in the U.S. Army. The U.S. The end. He paid $3.50 at 5 p.m. Then left.',
  '"Why?" he said. "No!" She left. (See p. 5.) Next. He wrote ". . ." and so on. See http://a.b/c?d=E.F and me@x.com. Ok...',
  '1. Wash. 2. Dry. a. Foo bar. No. 5 is alive. No. He is not. I said no. Fine?! Yes.',
  '你好！他说：“走吧。”然后走了……好的。不错!下次来。建议用别的路线.房间较为简单。一；二',
  '',
  '  ',
  '...',
  'no end',
  'a. b',
  'Great.Then we left. Node.js is x. See java.lang.String now.',
  'At the end of vol. iii. He went. Dr. Who, etc. The b. x. Mme. Bovary et al. 1999 is.',
])
  console.log(splitSentences(t).map((s) => t.slice(s.start, s.end)));
