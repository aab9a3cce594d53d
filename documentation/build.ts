import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSite, referenceFolder } from './build-site.js';
import { checkSite } from './check-site.js';
import { linkReference } from './link-reference.js';

// Builds the documentation site and checks it: npm run docs -- [--out FOLDER] [--no-reference]

const root = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({
  allowNegative: true,
  options: { out: { type: 'string', default: join(root, 'docs/site') }, reference: { type: 'boolean', default: true } },
});
const { reference } = values;
const out = resolve(values.out);
// What is no site of an earlier run is never emptied.
if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, 'search-index.js'))) {
  throw new Error(`${out} holds something else than a documentation site; name another folder.`);
}
rmSync(out, { recursive: true, force: true });
const pages = buildSite(root, out, { reference });
if (reference) {
  const typedoc = join(root, 'node_modules/typedoc/bin/typedoc');
  execFileSync(process.execPath, [typedoc, '--out', join(out, referenceFolder)], { cwd: root, stdio: 'inherit' });
  linkReference(join(out, referenceFolder));
}
const findings = checkSite(out, { foreign: [referenceFolder] });
process.stderr.write(findings.map((finding) => `${finding}\n`).join(''));
process.stdout.write(`${pages.length} pages in ${out}\n`);
process.exitCode = findings.length > 0 ? 1 : 0;
