import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatSeconds, tableCells, tableHead } from '../benchmarks/speed/harness/format-table.js';
import { readResults, type SpeedCurve, type SpeedResult } from '../benchmarks/speed/harness/speed-result.js';
import { escapeHtml } from './escape-html.js';
import type { Json } from './format-value.js';
import { PageParts } from './page-parts.js';
import { findCommands } from './read-results.js';
import { renderTable } from './render-table.js';
import type { SitePage } from './site-page.js';

const folder = 'benchmarks/results/speed';

/** Makes the page on scaling and the page of all measured speeds from `benchmarks/results`. */
export function makeSpeedPages(root: string): SitePage[] {
  const results = readResults(join(root, folder));
  const pictures = readdirSync(join(root, folder)).filter((name) => name.endsWith('.svg'));
  const spark = JSON.parse(readFileSync(join(root, 'benchmarks/results/spark.json'), 'utf8')) as SparkRun[];
  return [makeScalingPage(results, pictures, spark), makeSpeedPage(results)];
}

function makeScalingPage(
  results: readonly SpeedResult[],
  pictures: readonly string[],
  spark: readonly SparkRun[],
): SitePage {
  const page = new PageParts('Scaling');
  page.add(`<p>How time and memory grow with the work, on one machine and past one. Each plot and table is made from a file of
<code>${folder}</code>; <a href="speed.html">Speed</a> has every case with its peers, <a href="spark.html">Counting past one machine</a> the
commands for a cluster, <a href="scores/learning-curves.html">Learning curves</a> what scores gain from more text.</p>
`);
  for (const result of results.filter(({ curves }) => curves.length > 0)) {
    page.heading(2, result.title);
    page.add(renderOrigin(result));
    for (const axis of new Set(result.curves.map((curve) => curve.axis))) {
      page.heading(3, `By ${axis}`);
      const picture = `${result.id}-by-${axis.replaceAll(' ', '-')}.svg`;
      const alternative = `${result.title}: time and memory by ${axis}`;
      if (pictures.includes(picture))
        page.add(`<p><img src="speed/${picture}" alt="${escapeHtml(alternative)}"></p>\n`);
      page.add(
        renderCurves(
          axis,
          result.curves.filter((curve) => curve.axis === axis),
        ),
      );
    }
  }
  page.heading(2, 'Past one machine');
  page.add(`<p>The same counts here and by Apache Spark on the same processors, byte for byte the same.</p>\n`);
  page.add(renderCommand(findCommands(spark as unknown as Json)));
  page.add(renderSpark(spark));
  return page.finish('scaling.html', 'Numbers');
}

function makeSpeedPage(results: readonly SpeedResult[]): SitePage {
  const page = new PageParts('Speed');
  page.add(`<p>Every case that is measured, with its peers where they were installed. Medians with their range; "ours is" tells how many times as
fast ours is as the peer of that line. Command for all: <code>npm run bench:speed</code>.</p>
`);
  for (const result of results) {
    page.heading(2, result.title);
    page.add(renderOrigin(result));
    const groups = new Set(result.cases.map(({ group }) => group));
    for (const group of groups) {
      if (group !== '' && groups.size > 1) page.heading(3, group);
      const cases = result.cases.filter((each) => each.group === group);
      page.add(renderTable(tableHead, cases.map(tableCells)));
    }
  }
  return page.finish('speed.html', 'Numbers');
}

function renderOrigin({ command, processor, processors, node, load }: SpeedResult): string {
  const machine = `${processor}, ${processors} processors, Node ${node}, load ${load.join(' to ')}`;
  return `${renderCommand([command])}<p class="origin">${escapeHtml(machine)}</p>\n`;
}

function renderCommand(commands: readonly string[]): string {
  return `<pre class="sh" tabindex="0"><code>${commands.map(escapeHtml).join('\n')}</code></pre>\n`;
}

function renderCurves(axis: string, curves: readonly SpeedCurve[]): string {
  const rows = curves.flatMap(({ line, points }) =>
    points.map(({ at, cpuSeconds, wallSeconds, peakBytes }) => {
      return [line, countOf(at), formatSeconds(cpuSeconds), formatSeconds(wallSeconds), mebibytes(peakBytes)];
    }),
  );
  return renderTable(['line', axis, 'processor time', 'time', 'peak MiB'], rows);
}

/** One run of benchmarks/spark/compare.ts: what counting took here and there. */
interface SparkRun {
  readonly here: SparkSide;
  readonly spark: SparkSide;
  readonly job: { readonly shuffleRows: number; readonly shuffleBytes: number };
  readonly countsBytes: { readonly here: number; readonly spark: number };
}

interface SparkSide {
  readonly tokens: number;
  readonly wallSeconds: number;
  readonly processorSeconds: number;
}

function renderSpark(runs: readonly SparkRun[]): string {
  const columns = [
    'tokens',
    'time here',
    'time, Spark',
    'processor time here',
    'processor time, Spark',
    'shuffled bytes a token',
  ];
  const rows = runs.map(({ here, spark, job }) => [
    countOf(here.tokens),
    formatSeconds(here.wallSeconds),
    formatSeconds(spark.wallSeconds),
    formatSeconds(here.processorSeconds),
    formatSeconds(spark.processorSeconds),
    (job.shuffleBytes / spark.tokens).toFixed(1),
  ]);
  return renderTable(columns, rows);
}

function countOf(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function mebibytes(bytes: number): string {
  return countOf(Math.round(bytes / 2 ** 20));
}
