import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Html, html, nothing } from './html.js';
import { respond } from './respond.js';
import type { WorkbenchContext } from './view.js';

/** What a page says where there is nothing else to show. */
export interface Explanation {
  readonly title: string;
  readonly text: string;
  readonly more?: Html;
}

/** Answers with a page that says what went wrong and what to do. */
export function explain(
  context: WorkbenchContext,
  status: ContentfulStatusCode,
  { title, text, more = nothing }: Explanation,
): Response | Promise<Response> {
  return respond(
    context,
    { title, body: html`<section class="explanation" role="alert"><h1>${title}</h1><p>${text}</p>${more}</section>` },
    status,
  );
}
