import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const place = /(<header class="tsd-page-toolbar">[\s\S]*?)<a ([^>]*class="title")/;

/**
 * Puts a link back to the first page of the site into each page of the reference.
 *
 * @throws Error when a page has no place for it, which a new version of typedoc may cause.
 */
export function linkReference(folder: string): void {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  for (const path of paths.filter((each) => each.endsWith('.html'))) {
    const html = readFileSync(join(folder, path), 'utf8');
    if (!place.test(html)) throw new Error(`${path} has no header to put a link into.`);
    const address = `${'../'.repeat(path.split('/').length)}index.html`;
    const guide = `<a href="${address}" class="title" style="margin-right: 1.5rem">Guide</a>`;
    writeFileSync(join(folder, path), html.replace(place, `$1${guide}<a style="margin-right: auto" $2`));
  }
}
