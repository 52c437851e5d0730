import { readFileSync } from 'node:fs';
import { loadModule } from '../../src/interpreter/interpret';
const text = readFileSync(process.argv[2]!, 'utf8');
const m = loadModule(text);
for (const n of process.argv.slice(3)) {
  const at = text.lastIndexOf(n);
  console.log(n, JSON.stringify(m.expression({ from: at, to: at + n.length }, new Map([['iteration', 3]])), (_, v) => typeof v === 'object' && v && v.range ? {...v, text: text.slice(v.range.from, v.range.to)} : v)?.slice(0, 400));
}
