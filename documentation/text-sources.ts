import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A page that is made of a text of the repository. */
export interface TextSource {
  readonly path: string;
  /** The text, as a path from the root of the repository. */
  readonly file: string;
  readonly group: string;
  /** Its name in the list of pages. */
  readonly label: string;
  /** Only what stands below these headings, or with `lead` before the first of the second level; default the whole text. */
  readonly headings?: readonly string[];
  readonly lead?: boolean;
}

/** The groups of pages, in the order of the list. */
export const pageGroups = [
  'Start',
  'Text',
  'Meaning',
  'Lexicons',
  'Encoders',
  'Analysis',
  'Numbers',
  'Reference',
] as const;

const readme = 'README.md';
const ordered: readonly TextSource[] = [
  { path: 'index.html', file: readme, group: 'Start', label: 'What it is', lead: true, headings: ['When to use it'] },
  { path: 'first-steps.html', file: 'docs/first-steps.md', group: 'Start', label: 'First steps' },
  { path: 'ways-in.html', file: 'docs/ways-in.md', group: 'Start', label: 'Three ways in' },
  { path: 'concepts.html', file: 'docs/concepts.md', group: 'Start', label: 'Three ideas' },
  { path: 'spaces.html', file: 'docs/spaces.md', group: 'Text', label: 'From a text to a space' },
  { path: 'corpora.html', file: 'corpora/README.md', group: 'Text', label: 'Readers and annotation' },
  { path: 'spark.html', file: 'docs/spark.md', group: 'Text', label: 'Past one machine' },
  { path: 'dual-space.html', file: 'docs/dual-space.md', group: 'Meaning', label: 'The dual space' },
  { path: 'discocat.html', file: 'docs/discocat.md', group: 'Meaning', label: 'Sentences' },
  { path: 'senses.html', file: 'docs/senses.md', group: 'Meaning', label: 'Senses and names' },
  {
    path: 'lexicon-walk-through.html',
    file: 'docs/lexicon-walk-through.md',
    group: 'Lexicons',
    label: 'A walk through',
  },
  { path: 'lexicon.html', file: 'docs/lexicon.md', group: 'Lexicons', label: 'Formats, checks, edits' },
  { path: 'workbench.html', file: 'docs/workbench.md', group: 'Lexicons', label: 'The workbench' },
  { path: 'embedding.html', file: 'docs/embedding.md', group: 'Encoders', label: 'Vectors of texts' },
  { path: 'models.html', file: 'models/README.md', group: 'Encoders', label: 'Models to fetch' },
  { path: 'encoder.html', file: 'docs/encoder.md', group: 'Encoders', label: 'An encoder of our own' },
  { path: 'adaptation.html', file: 'docs/adaptation.md', group: 'Encoders', label: 'Steering' },
  { path: 'continual.html', file: 'docs/continual.md', group: 'Encoders', label: 'One task after the other' },
  { path: 'circuits.html', file: 'docs/circuits.md', group: 'Encoders', label: 'Circuits' },
  { path: 'waywardness.html', file: 'docs/waywardness.md', group: 'Encoders', label: 'Nearest words' },
  { path: 'analysis-factors.html', file: 'docs/analysis-factors.md', group: 'Analysis', label: 'Sums of parts' },
  {
    path: 'analysis-associations.html',
    file: 'docs/analysis-associations.md',
    group: 'Analysis',
    label: 'Parts of wholes',
  },
  {
    path: 'analysis-structure.html',
    file: 'docs/analysis-structure.md',
    group: 'Analysis',
    label: 'What depends on what',
  },
  { path: 'evaluation.html', file: 'docs/evaluation.md', group: 'Numbers', label: 'Measuring a model' },
  { path: 'results.html', file: 'benchmarks/results/README.md', group: 'Numbers', label: 'Scores, explained' },
  { path: 'speed-table.html', file: 'benchmarks/speed/README.md', group: 'Numbers', label: 'Speed, a line each' },
  { path: 'architecture.html', file: 'docs/architecture.md', group: 'Reference', label: 'Architecture' },
  {
    path: 'aspect-sentences.html',
    file: 'benchmarks/senses/README.md',
    group: 'Reference',
    label: 'Sentences of aspects',
  },
  { path: 'teacher.html', file: 'benchmarks/teacher/README.md', group: 'Reference', label: 'The teacher' },
  { path: 'changelog.html', file: 'CHANGELOG.md', group: 'Reference', label: 'Changelog' },
  {
    path: 'contributing.html',
    file: readme,
    group: 'Reference',
    label: 'Contribute and cite',
    headings: ['Contributing', 'Cite'],
  },
];

/** Lists the pages made of texts: those above in their order, and behind them any other page of `docs/`. */
export function listTextSources(root: string): readonly TextSource[] {
  const known = new Set(ordered.map(({ file }) => file));
  const others = readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && !known.has(`docs/${name}`))
    .sort();
  const added = others.map((name) => {
    const stem = name.replace(/\.md$/, '');
    return { path: `${stem}.html`, file: `docs/${name}`, group: 'Reference', label: stem.replaceAll('-', ' ') };
  });
  return [...ordered, ...added];
}
