import { readHeldOut } from './read-held-out.js';

const r = await readHeldOut('/tmp/w-new/held', 1);
console.log(r.lemmas.length, r.senses.length, r.senses.slice(0, 5), r.run, r.sentences.length);
r.database.close();
