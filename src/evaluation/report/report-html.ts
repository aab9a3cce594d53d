import { countNoun, formatShare, showInterval, showScore } from './format-numbers.js';
import { type HtmlValue, html, Markup } from './html.js';
import { tableOf } from './html-table.js';
import { pageStyle } from './page-style.js';
import type { Report, ReportTask } from './report.js';
import { makeReproduction } from './reproduction-section.js';
import { bestMark, listScoreMarks, type MarkRole } from './score-marks.js';
import { summarise } from './summarise-report.js';
import { makeTaskSection, nameOf } from './task-section.js';

/**
 * Writes a report as one page of HTML that needs nothing else: no script, no font, no network.
 *
 * Every plot is a drawing with a title and a description in words, with a table of the same numbers below it. All text of
 * results is escaped. The same report gives the same bytes.
 */
export function reportToHtml(report: Report): string {
  const { title, tasks } = report;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="generator" content="qualia">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="lead">${summarise(report)}</p>
<p class="note">To make this page again: <code>qualia bench report &lt;results&gt; --out report.html</code>, where the results are the files that the runs below have written.</p>
${makeContents(tasks)}
</header>
<main>
${makeOverview(report)}
${tasks.map((task) => makeTaskSection(task, anchorOf(task)))}
${makeReproduction(report)}
</main>
<footer><p>Made by <code>qualia bench report</code>. Intervals hold 95 % of bootstrap samples over items.</p></footer>
</body>
</html>
`;
  return page.text;
}

/** Where a task stands in the page: ids of tasks are words joined by hyphens. */
function anchorOf({ id }: Pick<ReportTask, 'id'>): string {
  return `task-${id.replace(/[^\p{L}\p{N}-]+/gu, '-')}`;
}

function makeContents(tasks: readonly ReportTask[]): Markup {
  const entries = tasks.map(
    ({ id }) => html`<li><a href="#${anchorOf({ id })}">${nameOf(id)}</a></li>
`,
  );
  return html`<nav aria-label="Contents"><ol>
<li><a href="#overview">Overview</a></li>
${entries}<li><a href="#reproduction">Reproduction</a></li>
</ol></nav>`;
}

function makeOverview({ tasks, excluded }: Report): Markup {
  const columns = [
    { title: 'task' },
    { title: 'system' },
    { title: 'score', isNumber: true },
    { title: '95 % interval', isNumber: true },
    { title: 'coverage', isNumber: true },
    { title: 'best floor' },
    { title: 'best ceiling' },
    { title: 'best published' },
  ];
  const groups = tasks.map((task) => {
    const marks = listScoreMarks(task);
    const best = (role: MarkRole): HtmlValue => {
      const mark = bestMark(marks, role);
      return mark === undefined ? '' : html`${showScore(mark.value)} <span class="role">${mark.name}</span>`;
    };
    return {
      head: html`<a href="#${anchorOf(task)}">${nameOf(task.id)}</a> <span class="role">${task.mainScore}</span>`,
      rows: task.systems.map(({ label, main, coverage }) => [
        nameOf(label),
        showScore(main.value),
        showInterval(main.interval),
        formatShare(coverage),
      ]),
      shared: [best('floor'), best('ceiling'), best('published')],
    };
  });
  const omitted = excluded.map(
    ({ task, system, reason }) => html`<li>${nameOf(system)} on ${nameOf(task)}: ${reason}</li>
`,
  );
  return html`<section id="overview" aria-labelledby="overview-head">
<h2 id="overview-head">Overview</h2>
${tableOf({ id: 'overview-table', caption: 'The main score of every system on every task, the best first', columns }, groups)}${
  omitted.length === 0
    ? ''
    : html`<p>${countNoun(omitted.length, 'result')} left out:</p>
<ul>
${omitted}</ul>
`
}</section>`;
}
