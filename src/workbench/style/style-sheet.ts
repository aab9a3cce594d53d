import { formStyles } from './form-styles.js';
import { frameStyles } from './frame-styles.js';
import { recordStyles } from './record-styles.js';

/** The style sheet of the workbench. */
export const styleSheet = [frameStyles, recordStyles, formStyles].join('\n');
