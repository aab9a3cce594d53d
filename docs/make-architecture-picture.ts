import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drawArchitecture } from '../documentation/draw-architecture.js';
import { readArchitecture } from '../documentation/read-architecture.js';

// Draws docs/pictures/architecture.svg of the layers, entries and contracts as they are. Run: npx tsx docs/make-architecture-picture.ts

const root = fileURLToPath(new URL('../', import.meta.url));
await writeFile(new URL('pictures/architecture.svg', import.meta.url), drawArchitecture(readArchitecture(root)));
