import { html as template } from 'hono/html';

/** A piece of a page; every text that went into it is escaped. */
export type Html = ReturnType<typeof template>;

/** Writes a piece of a page; texts in it are escaped, pieces and lists of pieces are not, and undefined is nothing. */
export const html: (strings: TemplateStringsArray, ...values: unknown[]) => Html = template;

/** Nothing, where a piece of a page may stand. */
export const nothing: Html = template``;
