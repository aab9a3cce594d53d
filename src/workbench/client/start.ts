import { startKeyboard } from './keyboard.js';
import { startForms } from './live-forms.js';
import { startSearch } from './live-search.js';

startKeyboard();
startForms();
startSearch();
const again = Number(document.querySelector<HTMLElement>('[data-reload]')?.dataset['reload'] ?? 0);
if (again > 0) window.setTimeout(() => location.reload(), again * 1000);
