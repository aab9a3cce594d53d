import { readFunctionWords } from '../../src/lexicon/read-function-words.js';
import { withoutCommonComponents } from '../../src/space/common-components.js';
import { createContextVectors } from '../../src/evidence/context-vectors.js';
import { LemmaProfiles } from '../../src/evidence/lemma-profiles.js';
import { LemmaScan } from '../../src/evidence/scan-lemmas.js';
import { Taxonomy } from '../../src/evidence/taxonomy.js';
import { suggestionDefaults } from '../../src/evidence/suggestion-context.js';
import { findNewSenses } from '../../src/evidence/find-new-senses.js';
import type { LemmaEvidence } from '../../src/evidence/lemma-evidence.js';
import { halfOf } from './hold-out.js';
import { readHeldOut } from './read-held-out.js';
import { indexGold, scoreNewSenses } from './score-held-out.js';
const r = await readHeldOut('/tmp/w-new/held', 1);
const lexicon = r.database.lexicon();
const gold = indexGold(r.sentences);
const counts = new Map<string, number>(); let total = 0;
for (const { lemma, count } of r.evidence.words(r.run)) { const w = lemma.toLowerCase(); counts.set(w, (counts.get(w) ?? 0) + count); total += count; }
const vectors = createContextVectors({ probability: (l) => (counts.get(l) ?? 0) / total, space: withoutCommonComponents(r.models.words) });
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const senses = r.senses.filter(({ lemma }) => halfOf(lemma) === 'choosing');
const names = new Set(senses.map((s) => `${s.lemma} ${s.partOfSpeech}`));
const all: LemmaEvidence[] = []; let k = 0;
for (const { found } of new LemmaScan(lexicon, r.evidence, r.run).lemmas(10)) {
  if (halfOf(found.lemma) !== 'choosing' || found.senses.length === 0) continue;
  if (names.has(`${found.lemma} ${found.partOfSpeech}`) || k++ % 5 === 0) all.push(found);
}
const goldLines = new Map(all.flatMap(({ lines }) => lines.map((l) => [l.number, gold(l)] as const)));
console.log(all.length, senses.length, new Date().toISOString(), [...goldLines.values()].filter((x) => x !== undefined).length / goldLines.size);
const base = { ...suggestionDefaults, leastContrast: 0, mostNewSenses: 2 };
const tries = (process.argv[2] ?? '{}').split(';').map((t) => JSON.parse(t));
const taxonomy = new Taxonomy(lexicon); const cache = new Map<string, string[]>();
for (const t of tries) {
  const begin = process.cpuUsage().user;
  const context = { lexicon, taxonomy, vectors, profiles: new LemmaProfiles(vectors), corpus: { counts, total }, functionWords: readFunctionWords(),
    segment: (text: string) => { const c = cache.get(text) ?? Array.from(segmenter.segment(text), ({ segment }) => segment.toLowerCase()); cache.set(text, c); return c; }, settings: { ...base, ...t } };
  const s = all.flatMap((f) => findNewSenses(f, context));
  const x = scoreNewSenses(s, senses, (g) => g.lines.map((n) => goldLines.get(n)));
  console.log(JSON.stringify(t), 'found', x.found, 'own', x.own, 'right', x.right, 'all', x.all, 'AP', x.averagePrecision.toFixed(4), 'rnd', x.random.toFixed(4), 'first100', x.first100, Math.round((process.cpuUsage().user - begin) / 1e6));
  if (process.argv[3]) for (const g of s.sort((a, b) => b.score - a.score).slice(0, 25)) console.log(g.score.toFixed(2), names.has(g.subject.split(' ').slice(0, 2).join(' ')) ? '*' : ' ', g.title, g.facts.map((f) => f.name + ':' + f.text.slice(0, 60)).slice(1, 4).join(' | '));
}
r.database.close();
