import * as r from '../../src/corpus/readers/plain-text-reader.ts';
import * as l from '../../src/corpus/readers/lines-reader.ts';
import * as j from '../../src/corpus/readers/json-lines-reader.ts';
import * as t from '../../src/corpus/readers/table-reader.ts';
let all: any = {...r,...l,...j,...t};
for (const f of ['conllu-reader','tagged-reader','semcor-reader','reuters-reader','mediawiki-reader']) try { all = {...all, ...await import(`../../src/corpus/readers/${f}.ts`)}; } catch (e) { if (!/Cannot find/.test(String(e))) console.log(String(e)); }
const [fn, path, opts='{}', show='3'] = process.argv.slice(2);
const reader = all[fn](path.includes(',')?path.split(','):path, JSON.parse(opts));
let units=0, chars=0, words=0, docs=0, last=-1; let doc=''; const first: any[]=[], mid: any[]=[], tail: any[]=[]; let bad=0; const n=Number(show); let peak=0; let prog=0, drops=0; const lens:number[]=[];
const t0=performance.now();
for await (const u of reader.read({onBad: (e:any)=>{ if (bad++<5) console.log('BAD', e.message.slice(0,300)); }, onProgress: (p:number)=>{ if (p<prog) drops++; prog=p; }})) {
  units++; chars+=u.text.length; if (u.position===0) docs++;
  if (first.length<n) first.push(u); else { tail.push(u); if (tail.length>n) tail.shift(); if (units%50021<n) mid.push(u); }
  if (process.env.WORDS) words+=u.text.split(/\s+/).length;
  if ((units&0xfff)===0) peak=Math.max(peak, process.memoryUsage().rss);
}
const ms=performance.now()-t0; peak=Math.max(peak, process.memoryUsage().rss);
console.log({units,docs,words,bad,prog,drops,chars, 'Mchar/s':(chars/1e3/ms).toFixed(1), s:(ms/1000).toFixed(2), peakMB:Math.round(peak/1e6)});
const f=(u:any)=>console.log(`[${u.document}#${u.position}] ${u.text.slice(0,400)}`, u.tokens? u.tokens.slice(0,12).map((t:any)=>`${t.form}/${t.lemma}/${t.tag}`).join(' '):'', u.multiwords??'', u.names??'', u.senses?JSON.stringify(u.senses.slice(0,4)):'');
if(n){ first.forEach(f); console.log('...'); mid.slice(0,n*3).forEach(f); console.log('...'); tail.forEach(f);} 
