import { type WrittenFormat, writtenFormats } from '../../lexicon/formats/lexicon-formats.js';
import { explain } from '../explain.js';
import { type Html, html } from '../html.js';
import type { JobPiece } from '../jobs/lexicon-job.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { respond } from '../respond.js';
import type { WorkbenchApp } from '../view.js';

/** What each format is called, its ending, and what it keeps. */
const formats: Readonly<
  Record<WrittenFormat, { readonly name: string; readonly ending: string; readonly says: string }>
> = {
  lmf: { name: 'WN-LMF 1.4', ending: 'xml', says: 'everything; for other tools for wordnets' },
  json: { name: 'JSON lines', ending: 'jsonl', says: 'everything, one record a line' },
  wndb: {
    name: 'WNDB',
    ending: 'tar',
    says: 'an archive of the files of WordNet; what they cannot hold is told in left-out.txt',
  },
  omw: { name: 'OMW tab', ending: 'tab', says: 'lemmas, glosses and examples only' },
};

/** Adds the page on which a lexicon is loaded down in a format. */
export function addExportPages(pages: WorkbenchApp): void {
  pages.get('/export', (context) => {
    return respond(context, { title: 'Export', section: 'export', body: showFormats(context.get('desk')) });
  });
  pages.get('/export/:format', async (context) => {
    const desk = context.get('desk');
    const format = writtenFormats.find((each) => each === context.req.param('format'));
    if (format === undefined)
      return explain(context, 404, { title: 'No such format', text: writtenFormats.join(', ') });
    const name = `${desk.id.replace(/[^\w.-]/g, '_')}.${formats[format].ending}`;
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${name}"`,
    };
    // Who asks only for the head never reads what would be made.
    if (context.req.method === 'HEAD') return context.body(null, 200, headers);
    const stop = new AbortController();
    const pieces = desk.run(desk.lexicon, { kind: 'format', format }, stop.signal);
    // What fails before the first piece is told on a page.
    const first = await pieces.next();
    return context.body(toStream(first, pieces, stop), 200, headers);
  });
}

function toStream(
  first: IteratorResult<JobPiece, void>,
  pieces: AsyncGenerator<JobPiece>,
  stop: AbortController,
): ReadableStream<Uint8Array> {
  let waiting: IteratorResult<JobPiece, void> | undefined = first;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = waiting ?? (await pieces.next());
      waiting = undefined;
      if (done === true) controller.close();
      else if (value.kind === 'bytes') controller.enqueue(value.bytes);
    },
    async cancel() {
      stop.abort();
      await pieces.return(undefined);
    },
  });
}

function showFormats(desk: LexiconDesk): Html {
  return html`<h1>Export</h1><p>The lexicon as it is now, with all edits.</p><ul class="rows">${writtenFormats.map(
    (format) => {
      const { name, ending, says } = formats[format];
      return html`<li data-item tabindex="-1"><a href="${desk.at(['export', format])}" download data-open><b>${name}</b></a> <code>${desk.id}.${ending}</code> <span class="short">${says}</span></li>`;
    },
  )}</ul>`;
}
