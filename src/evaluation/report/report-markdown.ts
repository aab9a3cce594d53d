import { countNoun, formatCount, formatInterval, formatScore, formatShare } from './format-numbers.js';
import type { Report, ReportTask } from './report.js';
import { bestMark, listScoreMarks, type MarkRole } from './score-marks.js';
import { listedWords, summarise } from './summarise-report.js';

/**
 * Writes a report as Markdown with the tables of GitHub: an overview, then each task with its scores beside floors, ceilings,
 * references and published scores, its coverage and its measures. All text of results is escaped.
 */
export function reportToMarkdown(report: Report): string {
  const { title, tasks, excluded } = report;
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    escapeMarkdown(summarise(report)),
    '## Overview',
    makeOverview(tasks),
    ...(excluded.length === 0 ? [] : [`${countNoun(excluded.length, 'result')} left out:`]),
    excluded
      .map(({ task, system, reason }) => escapeMarkdown(`${system} on ${task}: ${reason}`))
      .map((line) => `- ${line}`)
      .join('\n'),
    ...tasks.flatMap(makeTask),
    '## Reproduction',
    ...makeReproduction(tasks),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function makeOverview(tasks: readonly ReportTask[]): string {
  const rows = tasks.flatMap((task) => {
    const marks = listScoreMarks(task);
    const best = (role: MarkRole): string => {
      const mark = bestMark(marks, role);
      return mark === undefined ? '' : `${formatScore(mark.value)} ${mark.name}`;
    };
    return task.systems.map(({ label, main, coverage }) => [
      task.id,
      task.mainScore,
      label,
      formatScore(main.value),
      formatInterval(main.interval),
      formatShare(coverage),
      best('floor'),
      best('ceiling'),
      best('published'),
    ]);
  });
  const heads = ['task', 'measure', 'system', 'score', '95 % interval', 'coverage'];
  return makeTable([...heads, 'best floor', 'best ceiling', 'best published'], rows, [3, 4, 5]);
}

function makeTask(task: ReportTask): string[] {
  const { id, manifest, mainScore, notes, systems, anchors, published, curves } = task;
  const about = [
    ['Main score', mainScore],
    ['Source', manifest?.source],
    ['Licence', manifest?.licence],
    ['Cite', manifest?.citation],
    ['Published scores are on', manifest?.publishedOn],
  ].flatMap(([name, value]) => (value === null || value === undefined ? [] : [`- ${name}: ${escapeMarkdown(value)}`]));
  const scores = listScoreMarks(task).map(({ role, name, value, interval }) => [
    name,
    role,
    formatScore(value),
    formatInterval(interval),
  ]);
  const coverage = systems.map(({ label, counts, coverage: share, ofAnswered, ofAll, missing }) => [
    label,
    `${formatCount(counts.answered)} of ${formatCount(counts.items)}`,
    formatShare(share),
    ofAnswered === null ? 'not given' : formatScore(ofAnswered.value),
    ofAll === null ? 'not given' : formatScore(ofAll.value),
    formatCount(missing.length),
  ]);
  const words = systems
    .filter(({ missing }) => missing.length > 0)
    .map(({ label, missing }) => {
      const more = missing.length > listedWords ? ` and ${formatCount(missing.length - listedWords)} more` : '';
      return `${label} does not know: ${missing.slice(0, listedWords).join(', ')}${more}.`;
    });
  const points = curves.flatMap(({ system, points: listed }) =>
    listed.map(({ tokens, score: { value, interval } }) => [
      system,
      formatCount(tokens),
      formatScore(value),
      formatInterval(interval),
    ]),
  );
  const measures = systems.flatMap(({ label, scores: all }) =>
    all.map(({ measure, value, interval }) => [label, measure, formatScore(value), formatInterval(interval)]),
  );
  const others = [
    ...anchors.map(({ name, role, measure, value }) => [`${name} (${role})`, measure, formatScore(value), '']),
    ...published.map(({ system, measure, score }) => [`${system} (published)`, measure, formatScore(score), '']),
  ];
  const confusions = systems.flatMap(({ label, confusion }) =>
    (confusion ?? []).map(({ gold, answer = 'no answer', items }) => [label, gold, answer, formatCount(items)]),
  );
  return [
    `## ${escapeMarkdown(id)}`,
    ...(manifest === null ? [] : [escapeMarkdown(manifest.question)]),
    about.join('\n'),
    ...notes.map((note) => `Note: ${escapeMarkdown(note)}`),
    '### Scores',
    makeTable(['name', 'what it is', 'score', '95 % interval'], scores, [2, 3]),
    '### Coverage',
    makeTable(
      ['system', 'answered', 'coverage', 'score of answered items', 'score of all items', 'unknown words'],
      coverage,
      [1, 2, 3, 4, 5],
    ),
    ...words.map(escapeMarkdown),
    ...(points.length === 0
      ? []
      : ['### Learning curves', makeTable(['system', 'tokens', 'score', '95 % interval'], points, [1, 2, 3])]),
    ...(confusions.length === 0
      ? []
      : ['### Confusions', makeTable(['system', 'gold', 'answer', 'items'], confusions, [3])]),
    '### All measures',
    makeTable(['name', 'measure', 'score', '95 % interval'], [...measures, ...others], [2, 3]),
  ];
}

function makeReproduction(tasks: readonly ReportTask[]): string[] {
  const runs = tasks.flatMap(({ id, systems }) =>
    systems.map(({ label, specification, seed, samples, version, inventory, seconds }) => [
      id,
      label,
      specification,
      String(seed),
      formatCount(samples),
      version,
      inventory?.name ?? 'none',
      seconds.toFixed(1),
    ]),
  );
  const files = tasks.flatMap(({ id, data }) => data.map(({ path, sha256 }) => [id, path, sha256]));
  const heads = ['task', 'system', 'asked for by', 'seed', 'samples', 'version', 'inventory', 'seconds'];
  return [
    makeTable(heads, runs, [3, 4, 7]),
    ...(files.length === 0 ? [] : [makeTable(['task', 'file', 'SHA-256'], files, [])]),
  ];
}

function makeTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numberColumns: readonly number[],
): string {
  const lines = [
    heads,
    heads.map((_, column) => (numberColumns.includes(column) ? '---:' : '---')),
    ...rows.map((row) => row.map(escapeMarkdown)),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Escapes what Markdown or HTML would take for more than text; line ends become spaces. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
