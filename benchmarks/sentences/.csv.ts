import { parse } from 'csv-parse';

const p = parse({ relax_quotes: true, relax_column_count: true, info: true, bom: true, max_record_size: 1 << 24 });
let err: unknown;
p.on('error', (e: any) => {
  err = e;
});
let n = 0;
const drain = () => {
  for (let r = p.read(); r !== null; r = p.read()) {
    n++;
    if (n < 4) console.log(JSON.stringify(r));
  }
};
p.write('a,b\n1,"x\ny"\n2,"z');
drain();
console.log('--', n);
p.write('z"\n3,"un"q" x"\n4\n');
drain();
console.log(n);
const row =
  '1,"some text, with a few words in it and ""quotes"" of a length that is usual in reviews of hotels and so on."\n';
const big = row.repeat(600);
let t = performance.now();
for (let i = 0; i < 400; i++) {
  p.write(big);
  drain();
}
t = performance.now() - t;
console.log(n, (big.length * 400) / 1e3 / t, 'MB/s');
p.write('5,"open\n');
p.end();
drain();
console.log(err && (err as any).code, (err as any)?.lines, n);
setTimeout(() => {
  drain();
  console.log((err as any)?.code, (err as any)?.message, (err as any)?.lines, n);
}, 10);
