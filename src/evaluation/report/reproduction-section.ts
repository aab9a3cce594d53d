import { formatCount } from './format-numbers.js';
import { type HtmlValue, html, type Markup } from './html.js';
import { tableOf } from './html-table.js';
import type { Report } from './report.js';
import { nameOf } from './task-section.js';

/** Makes the section that says what each result was made of: data, systems, settings, seeds, versions, wall times. */
export function makeReproduction({ tasks }: Report): Markup {
  const dataColumns = [{ title: 'task' }, { title: 'file' }, { title: 'SHA-256' }];
  const data = tasks
    .filter((task) => task.data.length > 0)
    .map((task) => ({
      head: nameOf(task.id),
      rows: task.data.map(({ path, sha256 }) => [nameOf(path), hash(sha256)]),
    }));
  const runColumns = [
    { title: 'task' },
    { title: 'system' },
    { title: 'asked for by' },
    { title: 'settings' },
    { title: 'seed', isNumber: true },
    { title: 'samples', isNumber: true },
    { title: 'version' },
    { title: 'inventory' },
    { title: 'seconds', isNumber: true },
  ];
  const runs = tasks.map((task) => ({
    head: nameOf(task.id),
    rows: task.systems.map(({ label, specification, settings, seed, samples, version, inventory, seconds }) => [
      nameOf(label),
      html`<code>${specification}</code>`,
      Object.entries(settings)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
      String(seed),
      formatCount(samples),
      version,
      inventory === null ? 'none' : nameOf(inventory.name),
      seconds.toFixed(1),
    ]),
  }));
  const files = listSystemFiles(tasks);
  const fileColumns = [{ title: 'made of' }, { title: 'SHA-256' }];
  return html`<section id="reproduction" aria-labelledby="reproduction-head">
<h2 id="reproduction-head">Reproduction</h2>
<p>The same data, system, seed, samples and version give the same scores. Intervals are of the bootstrap with the seed and the number of samples given here.</p>
<h3>Runs</h3>
${tableOf({ id: 'run-table', caption: 'How each system was asked for, and how long its answers and scores took', columns: runColumns }, runs)}
${
  data.length === 0
    ? ''
    : html`<h3>Data</h3>
${tableOf({ id: 'data-table', caption: 'The files of the data sets', columns: dataColumns }, data)}`
}
${
  files.length === 0
    ? ''
    : html`<h3>Systems</h3>
${tableOf({ id: 'file-table', caption: 'The files that systems and inventories were made of', columns: fileColumns }, [{ rows: files }])}`
}
</section>`;
}

/** The files of systems, and the inventories, each once. */
function listSystemFiles(tasks: Report['tasks']): HtmlValue[][] {
  const systems = tasks.flatMap((task) => task.systems);
  const known = new Map<string, readonly [string, string]>();
  for (const { files, inventory } of systems) {
    for (const { path, sha256 } of files) known.set(JSON.stringify([path, sha256]), [path, sha256]);
    if (inventory === null) continue;
    known.set(JSON.stringify([inventory.name, inventory.sha256]), [inventory.name, inventory.sha256]);
  }
  const keys = [...known.keys()].sort();
  return keys.map((key) => {
    const [name = '', sha256 = ''] = known.get(key) ?? [];
    return [nameOf(name), hash(sha256)];
  });
}

function hash(sha256: string): Markup {
  return html`<span class="hash">${sha256}</span>`;
}
