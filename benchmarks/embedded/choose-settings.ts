import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ContextExtractor } from '../../src/corpus/context-extractor.js';
import { ContextCounter } from '../../src/corpus/count-contexts.js';
import { domainContexts } from '../../src/corpus/domain-contexts.js';
import { functionContexts } from '../../src/corpus/function-contexts.js';
import { roleContexts } from '../../src/corpus/role-contexts.js';
import { createLexiconAnnotator } from '../../src/embedded/english.js';
import { glossUnits } from '../../src/embedded/gloss-corpus.js';
import { minimumQuestionFrequency } from '../../src/embedded/score-embedded.js';
import { embeddedSettings } from '../../src/embedded/settings.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { contentLabel, contentLabels } from '../../src/wsd/content-label.js';
import {
  createScorer,
  decompose,
  deriveSpaces,
  makeQuestions,
  type NamedCounts,
  type SpaceChoice,
} from './space-grid.js';

// Shows how the spaces of the embedded default were chosen, on the development half of the noun-modifier questions. Prints a table and
// writes benchmarks/results/embedded-settings.json. The sense models are chosen by benchmarks/senses/choose-embedded.ts.
// Run: npx tsx benchmarks/embedded/choose-settings.ts

const command = 'npx tsx benchmarks/embedded/choose-settings.ts';
const settings = embeddedSettings();
const { seed } = settings;
const smoothings = [0.75, 1];
const lexicon = await readWordnet();

console.error('annotating and counting');
const domainExtractors = [7, 15].flatMap((window) =>
  (['nearest', 'every'] as const).map((nouns) => domainContexts({ window, nouns })),
);
const functionExtractors = [functionContexts({ window: 3 }), roleContexts({ window: 7 })];
const { counts, frequencies } = countCorpus([...domainExtractors, ...functionExtractors]);
const domainCounts = counts.slice(0, domainExtractors.length);
const functionCounts = counts.slice(domainExtractors.length);

console.error('decomposing');
const decomposeAll = (kind: 'domain' | 'function', all: readonly NamedCounts[]) =>
  all.flatMap((named) => smoothings.map((smoothing) => decompose(kind, named, smoothing, settings)));
const domains = decomposeAll('domain', domainCounts);
const functionals = decomposeAll('function', functionCounts);

console.error('scoring spaces');
const isFrequent = (word: string): boolean => (frequencies.get(word) ?? 0) >= minimumQuestionFrequency;
const questions = makeQuestions(lexicon, [...domains, ...functionals], isFrequent, seed);
const domainGrid = domains.flatMap((one) =>
  deriveSpaces(one, questions, { ranks: [100, 200], exponents: [0, 0.5, 1] }),
);
const functionGrid = functionals.flatMap((one) =>
  deriveSpaces(one, questions, { ranks: [50, 100, 200], exponents: [0.5, 1] }),
);
const score = createScorer(questions);
const spaces = domainGrid
  .flatMap((domain) =>
    functionGrid.map((functional) => {
      const { seven, fourteen } = score(domain.cosines, functional.cosines);
      return {
        domain: describe(domain),
        function: describe(functional),
        seven: rounded(seven),
        fourteen: rounded(fourteen),
        mean: rounded((seven + fourteen) / 2),
        chosen: isChosen(domain, functional),
      };
    }),
  )
  .sort((a, b) => b.mean - a.mean);

const folder = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}embedded-settings.json`, formatResults());
printTables();

function countCorpus(extractors: readonly ContextExtractor[]) {
  const annotator = createLexiconAnnotator(lexicon, { trees: false });
  const counters = extractors.map((extractor) => new ContextCounter(extractor, contentLabel));
  const occurrences = new Map<string, number>();
  for (const synset of lexicon.synsets) {
    for (const unit of glossUnits(synset)) {
      const sentence = annotator.annotate(unit);
      for (const counter of counters) counter.add(sentence);
      for (const label of contentLabels(sentence)) occurrences.set(label, (occurrences.get(label) ?? 0) + 1);
    }
  }
  const named = extractors.map(({ name, options }, place) => ({
    contexts: `${name} ${Object.values(options).join(' ')}`,
    counts: counters[place].counts(),
  }));
  return { counts: named, frequencies: occurrences };
}

function describe({ contexts, contextSmoothing, rank, exponent }: SpaceChoice): string {
  return `${contexts}, smoothing ${contextSmoothing}, rank ${rank}, exponent ${exponent}`;
}

function isChosen(domain: SpaceChoice, functional: SpaceChoice): boolean {
  const { window, nouns } = settings.domain;
  const isSame = (choice: SpaceChoice, wanted: typeof settings.mono): boolean =>
    choice.contextSmoothing === wanted.contextSmoothing &&
    choice.rank === wanted.rank &&
    choice.exponent === wanted.singularValueExponent;
  return (
    domain.contexts === `domain ${window} ${nouns}` &&
    functional.contexts === `role ${settings.function.window}` &&
    isSame(domain, settings.domain) &&
    isSame(functional, settings.function)
  );
}

/** Writes one configuration a line. */
function formatResults(): string {
  const lines = (rows: readonly object[]): string => rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  const head = JSON.stringify({ command, seed, lexicon: `${lexicon.name} ${lexicon.version}` }, null, 2).slice(0, -2);
  return [`${head},`, `  "questions": ${questions.length},`, `  "spaces": [\n${lines(spaces)}\n  ]`, '}\n'].join('\n');
}

function printTables(): void {
  console.log(
    `Noun-modifier questions, development half: ${questions.length} questions, ${spaces.length} pairs of spaces`,
  );
  const chosen = spaces.findIndex((row) => row.chosen);
  for (const [place, row] of spaces.entries()) {
    if (place >= 15 && place !== chosen) continue;
    const scores = [row.seven, row.fourteen, row.mean].map((value) => value.toFixed(4)).join(' ');
    console.log(
      `${String(place + 1).padStart(5)} ${scores} ${row.domain} | ${row.function}${row.chosen ? ' (chosen)' : ''}`,
    );
  }
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
