import { escapeHtml } from './escape-html.js';
import { type MeasuredResult, readMeasuredResults } from './read-results.js';
import { renderMarkdown } from './render-markdown.js';
import { renderTable } from './render-table.js';
import type { SitePage } from './site-page.js';
import { tabulate } from './tabulate.js';

const mostRows = 120;

/** The path of the page of a file of results. */
export function scorePath(id: string): string {
  return `scores/${id}.html`;
}

/** Makes the page of all scores and one page for each file of results, from the files alone. */
export function makeScorePages(root: string): SitePage[] {
  const results = readMeasuredResults(root);
  return [makeIndex(results), ...results.map(makeResultPage)];
}

function makeIndex(results: readonly MeasuredResult[]): SitePage {
  const entries = results.map((result) => {
    const { id, commands, description } = result;
    const about = renderMarkdown(description).html;
    return `<section class="entry">\n<h2 id="${id}"><a href="${scorePath(id)}">${escapeHtml(titleOf(id))}</a></h2>\n${about}${renderCommands(commands)}</section>`;
  });
  return {
    path: 'scores.html',
    title: 'All scores',
    group: 'Numbers',
    html: `<h1 id="all-scores">All scores</h1>
<p>Every file of <code>benchmarks/results</code> with the command that makes it. These pages are made from the files, and nothing on them is
typed by hand. <a href="results.html">Scores, explained</a> goes through the main ones; <a href="speed.html">Speed</a> and
<a href="scaling.html">Scaling</a> have pages of their own.</p>
${entries.join('\n')}
`,
    sections: [
      {
        heading: { level: 1, text: 'All scores', anchor: 'all-scores' },
        text: 'Every file of results with the command that makes it.',
      },
    ],
  };
}

function makeResultPage(result: MeasuredResult): SitePage {
  const { id, commands, description, json, markdown } = result;
  const file = `benchmarks/results/${id}.json`;
  const title = titleOf(id);
  const about = renderMarkdown(description).html;
  const written = markdown === undefined ? '' : lowerHeadings(renderMarkdown(markdown).html);
  const { facts, tables } = tabulate(json ?? {});
  const parts = tables.map(({ title: name, columns, rows }, place) => {
    const heading = name === '' ? 'Results' : name;
    return `<h2 id="table-${place + 1}">${escapeHtml(heading)}</h2>\n${renderTable(columns, rows, { mostRows, file })}`;
  });
  const html = `<p class="way-in"><a href="../scores.html">All scores</a></p>
<h1 id="${id}">${escapeHtml(title)}</h1>
${about}${renderCommands(commands)}${written}${renderFacts(facts)}${parts.join('')}${json === undefined ? '' : `<p>From <code>${file}</code>.</p>\n`}`;
  const first = { heading: { level: 1, text: title, anchor: id }, text: description };
  const others = tables.map(({ title: text }, place) => {
    return { heading: { level: 2, text, anchor: `table-${place + 1}` }, text: '' };
  });
  return { path: scorePath(id), title: `${title}: results`, html, sections: [first, ...others] };
}

function renderCommands(commands: readonly string[]): string {
  if (commands.length === 0) return '';
  return `<pre class="sh" tabindex="0"><code>${commands.map(escapeHtml).join('\n')}</code></pre>\n`;
}

function renderFacts(facts: readonly (readonly [string, string])[]): string {
  if (facts.length === 0) return '';
  const table = renderTable(
    ['', ''],
    facts.map((fact) => [...fact]),
    { mostRows },
  ).replace(/<thead>.*<\/thead>\n/, '');
  // A long list stands back, a short one is read first.
  return facts.length > 12
    ? `<details><summary>Settings and single numbers (${facts.length})</summary>\n${table}</details>\n`
    : table;
}

/** Puts the headings of a text below that of the page, without anchors, which could be those of the page. */
function lowerHeadings(html: string): string {
  return html.replace(
    /<(\/?)h([1-5])(?: id="[^"]*")?>/g,
    (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}>`,
  );
}

/** The name of a file of results as a title. */
function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ').replace('discocat', 'DisCoCat').replace('minilm', 'MiniLM');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
