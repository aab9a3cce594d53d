import { openVectorCache } from '../../../src/embedding/vector-cache.js';
import { toyIdentity, vectorOf } from './toy-vectors.js';

// node --import tsx cache-child.ts <folder> <from> <to>: adds the vectors of the texts that the cache lacks, a few at a time, and
// then finds them all. After each `add` it prints how many texts are done.
const [folder = '', from = '', to = ''] = process.argv.slice(2);
const cache = await openVectorCache(folder, toyIdentity, {
  onNotice: (notice) => {
    throw new Error(notice);
  },
});
const textsPerCall = 40;
for (let start = Number(from); start < Number(to); start += textsPerCall) {
  cache.refresh();
  const places = Array.from({ length: Math.min(textsPerCall, Number(to) - start) }, (_, place) => start + place);
  const missing = places.filter((place) => cache.find(`text ${place}`) === undefined);
  await cache.add(new Map(missing.map((place) => [`text ${place}`, vectorOf(place)])));
  process.stdout.write(`${start + places.length}\n`);
}
for (let place = Number(from); place < Number(to); place++) {
  if (`${cache.find(`text ${place}`)}` !== `${vectorOf(place)}`) throw new Error(`text ${place} is lost`);
}
await cache.close();
