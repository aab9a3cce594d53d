import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plotCurves } from './plot-curves.js';
import { replaceTable } from './readme-table.js';
import { readResults } from './speed-result.js';

// Writes the table of benchmarks/speed/README.md, and a plot of each growth curve, from the result files.
const folder = fileURLToPath(new URL('../../results/speed/', import.meta.url));
const readme = fileURLToPath(new URL('../README.md', import.meta.url));
const results = readResults(folder);
writeFileSync(readme, replaceTable(readFileSync(readme, 'utf8'), results));
console.log(`wrote the table in ${readme}`);
for (const name of readdirSync(folder)) if (name.endsWith('.svg')) rmSync(join(folder, name));
for (const { id, title, curves } of results) {
  for (const axis of new Set(curves.map((curve) => curve.axis))) {
    const path = join(folder, `${id}-by-${axis.replaceAll(' ', '-')}.svg`);
    writeFileSync(
      path,
      await plotCurves(
        title,
        curves.filter((curve) => curve.axis === axis),
      ),
    );
    console.log(`wrote ${path}`);
  }
}
