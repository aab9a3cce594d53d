import { announce, fetchPiece, isGivenUp, toElements } from './fetch-piece.js';

/** How long typing has to rest before it is searched for, in milliseconds. */
const rest = 70;

/** Searches while one types: what was found takes the place of the page. */
export function startSearch(): void {
  const field = document.querySelector<HTMLInputElement>('[data-search]');
  const form = field?.form ?? null;
  const main = document.getElementById('main');
  if (field === null || form === null || main === null) return;
  let timer = 0;
  let running: AbortController | undefined;
  /** Tells whether what is in the field was searched for, and no later search has begun. */
  const search = async (): Promise<boolean> => {
    clearTimeout(timer);
    running?.abort();
    running = new AbortController();
    const part = new URLSearchParams(location.search).get('pos') ?? '';
    const address = `${form.getAttribute('action') ?? ''}?${new URLSearchParams({ q: field.value, ...(part === '' ? {} : { pos: part }) })}`;
    try {
      const { status, text } = await fetchPiece(address, undefined, running.signal);
      if (status !== 200) return false;
      main.replaceChildren(toElements(text));
      history.replaceState(null, '', address);
      document.querySelector('.done')?.remove();
      announce(`${main.querySelectorAll('[data-item]').length} found`);
      return true;
    } catch (error) {
      // A request that fails leaves what was found before; the next letter asks again.
      if (!isGivenUp(error)) announce('The search did not answer.');
      return false;
    }
  };
  const openFirst = async (): Promise<void> => {
    if (isShown(form, field) || (await search())) {
      main.querySelector<HTMLElement>('#results [data-item] [data-open]')?.click();
    }
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void search(), rest);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && field.value.trim() !== '') {
      event.preventDefault();
      void openFirst();
    }
    if (event.key !== 'ArrowDown') return;
    const first = main.querySelector<HTMLElement>('#results [data-item]');
    if (first === null) return;
    event.preventDefault();
    first.focus();
  });
}

/** Whether what is in the field was searched for already. */
function isShown(form: HTMLFormElement, { value }: HTMLInputElement): boolean {
  return location.pathname === new URL(form.action).pathname && new URLSearchParams(location.search).get('q') === value;
}
