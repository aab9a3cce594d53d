import { compareText } from '../../corpus/count-contexts.js';
import { type ConfusionMatrix, makeConfusionMatrix } from './confusion-matrix.js';
import { countNoun, formatCount, formatShare, showInterval, showScore } from './format-numbers.js';
import { type HtmlValue, html, type Markup } from './html.js';
import { tableOf } from './html-table.js';
import { drawnLabels, plotConfusion } from './plot-confusion.js';
import { explainCurves, plotCurves } from './plot-curves.js';
import { explainMarks, plotScores } from './plot-scores.js';
import type { ReportSystem, ReportTask } from './report.js';
import { listScoreMarks } from './score-marks.js';
import { listedWords } from './summarise-report.js';

/** The most confusions that are listed where there are too many labels for a drawing. */
const listedConfusions = 30;

/** Makes the section of a task: what it asks, its scores, coverage, confusions and learning curves. */
export function makeTaskSection(task: ReportTask, id: string): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-head">
<h2 id="${id}-head"><bdi>${task.id}</bdi></h2>
${describeTask(task)}
${task.notes.map((note) => html`<p class="note"><strong>Note.</strong> ${note}</p>`)}
${showScores(task, id)}
${showCoverage(task, id)}
${showCurves(task, id)}
${task.systems.map((system, place) => showConfusion(task, system, `${id}-confusion-${place + 1}`))}
${showAllMeasures(task, id)}
</section>
`;
}

/** The name of a system in a row, with its direction kept to itself. */
export function nameOf(name: string): Markup {
  return html`<bdi>${name}</bdi>`;
}

function describeTask({ manifest, kind, mainScore }: ReportTask): Markup {
  if (manifest === null) {
    return html`<p class="note">There is no manifest of this task, so nothing is known of its origin.</p>
<dl><dt>Kind</dt><dd>${kind}</dd><dt>Main score</dt><dd>${mainScore}</dd></dl>`;
  }
  const { question, measures, source, address, licence, notice, citation, splits, contaminated } = manifest;
  const facts: readonly (readonly [string, HtmlValue | null])[] = [
    ['Measures', measures],
    ['Main score', mainScore],
    ['Source', /^https?:\/\//.test(address) ? html`<a href="${address}" rel="noreferrer">${source}</a>` : source],
    ['Licence', notice === null ? licence : html`${licence}. ${notice}`],
    ['Cite', citation],
    ['Parameters', splits],
    ['Contaminated by', contaminated],
  ];
  const shown = facts.flatMap(([name, value]) => (value === null ? [] : html`<dt>${name}</dt><dd>${value}</dd>\n`));
  return html`<p class="question">${question}</p>
<dl>
${shown}</dl>`;
}

function showScores(task: ReportTask, id: string): Markup {
  const { mainScore, manifest } = task;
  const marks = listScoreMarks(task);
  const published = marks.some(({ role }) => role === 'published');
  const columns = [
    { title: 'name' },
    { title: 'score', isNumber: true },
    { title: '95 % interval', isNumber: true },
    { title: 'what it is' },
  ];
  const rows = marks.map(({ role, name, value, interval }) => [
    nameOf(name),
    showScore(value),
    showInterval(interval),
    html`<span class="role">${role}</span>`,
  ]);
  const where = manifest?.publishedOn;
  return html`<h3 id="${id}-scores">Scores</h3>
<figure>
${plotScores(marks, { id: `${id}-plot`, title: `Scores on ${task.id}: ${mainScore}`, measure: mainScore })}
<figcaption>${explainMarks(marks)}</figcaption>
</figure>
${published && where !== null && where !== undefined ? html`<p class="note">The published scores were measured on ${where}.</p>` : ''}
${tableOf({ id: `${id}-score-table`, caption: html`The same numbers: ${mainScore}`, columns }, [{ rows }])}`;
}

function showCoverage({ systems }: ReportTask, id: string): Markup {
  const columns = [
    { title: 'system' },
    { title: 'answered', isNumber: true },
    { title: 'coverage', isNumber: true },
    { title: 'score of answered items', isNumber: true },
    { title: 'score of all items', isNumber: true },
    { title: 'unknown words', isNumber: true },
  ];
  const rows = systems.map(({ label, counts, coverage, ofAnswered, ofAll, missing }) => [
    nameOf(label),
    `${formatCount(counts.answered)} of ${formatCount(counts.items)}`,
    formatShare(coverage),
    ofAnswered === null ? 'not given' : showScore(ofAnswered.value),
    ofAll === null ? 'not given' : showScore(ofAll.value),
    formatCount(missing.length),
  ]);
  const measures = [
    ...new Set(
      systems.flatMap(({ ofAnswered, ofAll }) => [ofAnswered ?? [], ofAll ?? []].flat().map(({ measure }) => measure)),
    ),
  ];
  const caption =
    measures.length === 0
      ? 'How many items have an answer'
      : html`How many items have an answer, and the score without and with the others: ${measures.join('; ')}`;
  const words = systems.filter(({ missing }) => missing.length > 0).map(listWords);
  return html`<h3 id="${id}-coverage">Coverage</h3>
${tableOf({ id: `${id}-coverage-table`, caption, columns }, [{ rows }])}${words}`;
}

function listWords({ label, missing }: ReportSystem): Markup {
  const shown = missing.slice(0, listedWords);
  const more = missing.length - shown.length;
  const words = shown.map((word, place) => html`${place === 0 ? '' : ', '}<bdi>${word}</bdi>`);
  return html`<p class="words">${nameOf(label)} does not know ${countNoun(missing.length, 'word')}: ${words}${more === 0 ? '' : ` and ${formatCount(more)} more`}.</p>
`;
}

function showCurves({ id: task, curves, mainScore }: ReportTask, id: string): Markup | string {
  if (curves.length === 0) return '';
  const columns = [
    { title: 'system' },
    { title: 'tokens', isNumber: true },
    { title: 'score', isNumber: true },
    { title: '95 % interval', isNumber: true },
  ];
  const groups = curves.map(({ system, points }) => ({
    head: nameOf(system),
    rows: points.map(({ tokens, score: { value, interval } }) => [
      formatCount(tokens),
      showScore(value),
      showInterval(interval),
    ]),
  }));
  return html`<h3 id="${id}-curves">Learning curves</h3>
<figure>
${plotCurves(curves, { id: `${id}-curve-plot`, title: `Scores on ${task} over the size of the corpus`, measure: mainScore })}
<figcaption>${explainCurves(curves)}</figcaption>
</figure>
${tableOf({ id: `${id}-curve-table`, caption: html`The same numbers: ${mainScore}`, columns }, groups)}`;
}

function showConfusion({ id: task }: ReportTask, { label, confusion }: ReportSystem, id: string): Markup | string {
  if (confusion === null || confusion.length === 0) return '';
  const matrix = makeConfusionMatrix(confusion);
  const isSmall = matrix.answers.length <= drawnLabels && matrix.golds.length <= drawnLabels;
  const title = `Confusion of ${label} on ${task}`;
  return html`<h3 id="${id}">Confusion of ${nameOf(label)}</h3>
${
  isSmall
    ? html`<figure>
${plotConfusion(matrix, { id: `${id}-plot`, title })}
<figcaption>The colour of a cell is as strong as its share of the items of its gold label; those with half of them or more stand out.</figcaption>
</figure>
${tabulateConfusion(matrix, id)}`
    : listConfusions(confusion, id)
}`;
}

function tabulateConfusion({ golds, answers, counts, totals }: ConfusionMatrix, id: string): Markup {
  const columns = [
    { title: 'gold' },
    ...answers.map((answer) => ({ title: answer === null ? 'no answer' : nameOf(answer), isNumber: true })),
    { title: 'items', isNumber: true },
  ];
  const rows = golds.map((gold, row) => [
    nameOf(gold),
    ...(counts[row] ?? []).map(formatCount),
    formatCount(totals[row] ?? 0),
  ]);
  const caption = 'Items by their gold label (rows) and the answer (columns)';
  return tableOf({ id: `${id}-table`, caption, columns }, [{ rows }]);
}

/** Where there are too many labels for a drawing: the most frequent confusions, those of right answers left aside. */
function listConfusions(confusion: NonNullable<ReportSystem['confusion']>, id: string): Markup {
  const wrong = confusion
    .filter(({ gold, answer }) => answer !== gold)
    .toSorted(
      (a, b) => b.items - a.items || compareText(a.gold, b.gold) || compareText(a.answer ?? '', b.answer ?? ''),
    );
  const shown = wrong.slice(0, listedConfusions);
  const columns = [{ title: 'gold' }, { title: 'answer' }, { title: 'items', isNumber: true }];
  const rows = shown.map(({ gold, answer, items }) => [
    nameOf(gold),
    answer === undefined ? 'no answer' : nameOf(answer),
    formatCount(items),
  ]);
  const caption = `The ${formatCount(shown.length)} most frequent of ${countNoun(wrong.length, 'confusion')}; there are too many labels for a drawing`;
  return tableOf({ id: `${id}-table`, caption, columns }, [{ rows }]);
}

function showAllMeasures({ systems, anchors, published }: ReportTask, id: string): Markup {
  const columns = [
    { title: 'system' },
    { title: 'measure' },
    { title: 'score', isNumber: true },
    { title: '95 % interval', isNumber: true },
  ];
  const groups = systems
    .filter(({ scores }) => scores.length > 0)
    .map(({ label, scores }) => ({
      head: nameOf(label),
      rows: scores.map(({ measure, value, interval }) => [measure, showScore(value), showInterval(interval)]),
    }));
  const otherColumns = [
    { title: 'name' },
    { title: 'what it is' },
    { title: 'measure' },
    { title: 'score', isNumber: true },
  ];
  const others = [
    ...anchors.map(({ name, role, measure, value }) => ({ name, role, measure, value })),
    ...published.map(({ system, score, measure }) => ({ name: system, role: 'published', measure, value: score })),
  ];
  const rows = others.map(({ name, role, measure, value }) => [
    nameOf(name),
    html`<span class="role">${role}</span>`,
    measure,
    showScore(value),
  ]);
  const caption = 'Floors, ceilings and references, and what others published';
  return html`<h3 id="${id}-measures">All measures</h3>
${tableOf({ id: `${id}-measure-table`, caption: 'Every measure of every system', columns }, groups)}${rows.length === 0 ? '' : tableOf({ id: `${id}-anchor-table`, caption, columns: otherColumns }, [{ rows }])}`;
}
