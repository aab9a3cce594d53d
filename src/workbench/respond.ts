import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { frame } from './layout.js';
import type { Page, WorkbenchContext } from './view.js';

/** Answers with a page, or with only its body where the script asks for a piece of one. */
export function respond(
  context: WorkbenchContext,
  page: Page,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const isPiece = context.req.header('x-piece') !== undefined;
  return context.html(isPiece ? page.body : frame(context.get('view'), context.get('desk'), page), status);
}
