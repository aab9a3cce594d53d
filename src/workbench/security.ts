import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { explain } from './explain.js';
import type { WorkbenchApp, WorkbenchContext, WorkbenchEnv } from './view.js';

/** How a workbench is guarded. */
export interface Guard {
  /** The address on which it listens. */
  readonly host: string;
  /** What a browser has to show; undefined for none. */
  readonly token: string | undefined;
  /** The secret that every form carries. */
  readonly csrf: string;
}

/** The most bytes that a form may have. */
export const largestBody = 1 << 20;

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Whether a name or address means this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Puts what guards every request before all pages. */
export function addGuards(app: WorkbenchApp, guard: Guard): void {
  app.use(setHeaders, requireHost(guard.host));
  if (guard.token !== undefined) app.use(requireToken(guard.token));
  app.use(requireMethod, requireOwnOrigin);
  app.use(
    bodyLimit({ maxSize: largestBody, onError: (context) => explain(context as WorkbenchContext, 413, tooLarge) }),
  );
  app.use(requireSecret(guard.csrf));
}

const tooLarge = { title: 'Too much at once', text: `A form may have ${largestBody} bytes at most.` };

const setHeaders = createMiddleware<WorkbenchEnv>(async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('Content-Security-Policy', policy);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('X-Frame-Options', 'DENY');
  // With "no-referrer" browsers send forms to this server itself without their origin, which is asked for below.
  headers.set('Referrer-Policy', 'same-origin');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
});

/** A page of another site whose name was made to lead here comes with that name. */
function requireHost(host: string) {
  const isAnywhere = host === '0.0.0.0' || host === '::';
  const names = new Set([host.toLowerCase(), ...(isAnywhere ? [hostname().toLowerCase()] : [])]);
  return createMiddleware<WorkbenchEnv>(async (context, next) => {
    const name = hostOf(context);
    const bare = name.replace(/^\[|\]$/g, '');
    if (isLoopback(name) || names.has(name) || names.has(bare) || (isAnywhere && isIP(bare) !== 0)) return await next();
    return explain(context, 421, { title: 'Wrong host', text: `This server is not "${name}".` });
  });
}

function hostOf({ req }: WorkbenchContext): string {
  return (req.header('host') ?? '').toLowerCase().replace(/:\d+$/, '');
}

/** Pages of other sites cannot make a browser show the cookie. */
function requireToken(token: string) {
  const name = `qualia-${createHash('sha256').update(token).digest('hex').slice(0, 8)}`;
  return createMiddleware<WorkbenchEnv>(async (context, next) => {
    const given = context.req.query('token');
    if (given !== undefined && isSame(given, token)) {
      setCookie(context, name, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      const { pathname, searchParams } = new URL(context.req.url);
      searchParams.delete('token');
      return context.redirect(
        `/${pathname.replace(/^[/\\]+/, '')}${searchParams.size === 0 ? '' : `?${searchParams}`}`,
        303,
      );
    }
    const kept = getCookie(context, name);
    if (given === undefined && kept !== undefined && isSame(kept, token)) return await next();
    const text = 'Open the address that the command has printed; it ends in the token.';
    return explain(context, 401, { title: 'A token is needed', text });
  });
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

const requireMethod = createMiddleware<WorkbenchEnv>(async (context, next) => {
  const { method } = context.req;
  if (isRead(method) || method === 'POST') return await next();
  context.header('Allow', 'GET, HEAD, POST');
  return explain(context, 405, { title: 'Not done so', text: 'Pages are read, and forms are sent.' });
});

const requireOwnOrigin = createMiddleware<WorkbenchEnv>(async (context, next) => {
  const { req } = context;
  if (isRead(req.method) || isFromHere(context)) return await next();
  return explain(context, 403, { title: 'Not from here', text: 'Only the pages of this server may change anything.' });
});

function isFromHere({ req }: WorkbenchContext): boolean {
  const origin = req.header('origin');
  const site = req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === (req.header('host') ?? '').toLowerCase();
}

function requireSecret(csrf: string) {
  return createMiddleware<WorkbenchEnv>(async (context, next) => {
    if (isRead(context.req.method)) return await next();
    const given = context.req.header('x-csrf') ?? (await readForm(context)).get('csrf');
    if (given !== null && given !== undefined && isSame(given, csrf)) return await next();
    const text = 'The page is older than this server. Go back, copy what you typed, load the page again, and send it.';
    return explain(context, 403, { title: 'The form is out of date', text });
  });
}

/** The fields of a form that was sent; none where something else was. */
export async function readForm({ req }: WorkbenchContext): Promise<URLSearchParams> {
  const type = req.header('content-type') ?? '';
  return new URLSearchParams(type.startsWith('application/x-www-form-urlencoded') ? await req.text() : '');
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
