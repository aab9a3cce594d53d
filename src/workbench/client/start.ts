import { startKeyboard } from './keyboard.js';
import { startForms } from './live-forms.js';
import { startSearch } from './live-search.js';

startKeyboard();
startForms();
startSearch();
// After an edit one goes on where one was.
const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (place?.matches('[data-item]') === true) place.focus();
const again = Number(document.querySelector<HTMLElement>('[data-reload]')?.dataset['reload'] ?? 0);
if (again > 0) window.setTimeout(() => location.reload(), again * 1000);
