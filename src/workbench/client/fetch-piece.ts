/** What a request of a piece of a page gave. */
export interface Piece {
  readonly status: number;
  readonly text: string;
  /** Where the page is to go, after a form was saved. */
  readonly lead: string | null;
}

/** Asks for a piece of a page, or sends a form and gets one. */
export async function fetchPiece(address: string, form?: URLSearchParams, signal?: AbortSignal): Promise<Piece> {
  const response = await fetch(address, {
    method: form === undefined ? 'GET' : 'POST',
    headers: { 'x-piece': '1' },
    ...(form === undefined ? {} : { body: form }),
    ...(signal === undefined ? {} : { signal }),
  });
  return { status: response.status, text: await response.text(), lead: response.headers.get('x-lead') };
}

/** Makes the elements of a piece of a page; all text in it was escaped by the server. */
export function toElements(text: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = text;
  return template.content;
}

/** Says something to readers who do not see the page. */
export function announce(text: string): void {
  const place = document.getElementById('announce');
  if (place !== null) place.textContent = text;
}

/** Whether a request was given up for a later one. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
