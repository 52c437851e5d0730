import { readFileSync } from 'node:fs';
import { frameworksFor } from '../../src/frameworks/frameworksFor';
import { hoverMarkdown } from '../../src/features/hover/hoverMarkdown';
import { parse } from '../../src/language/index';
import { findInTree } from '../fixtures/find';
const parts = { image: '', width: 1, height: 1, previewLink: 'command:x', links: [], answerLink: () => 'command:answer' };
async function main(): Promise<void> {
  for (const file of process.argv.slice(2)) {
    const text = readFileSync(file, 'utf8');
    const language = /\.py$/.test(file) ? 'python' : /\.json$/.test(file) ? 'json' : /\.toml$/.test(file) ? 'toml' : 'yaml';
    const a = performance.now();
    const tree = await parse(language, text);
    const needed = await frameworksFor(text, language);
    const found = findInTree(language, tree, { frameworks: needed.frameworks }, {});
    console.log(`\n## ${file} ${text.split('\n').length} lines, ${(performance.now() - a).toFixed(0)} ms, ${found.length}`);
    for (const one of found) {
      const line = text.slice(0, one.range.from).split('\n').length;
      let said = '';
      try { const m: any = hoverMarkdown(one, parts); said = (typeof m === 'string' ? m : m.value ?? JSON.stringify(m)); } catch (e) { said = String(e); }
      console.log(`${line}: ${one.label} | ${text.slice(one.range.from, one.range.from + 60).replace(/\n/g, '⏎')} | ${said.replace(/!\[.*?\]\(.*?\)/g, '').split('\n').filter((l) => l.trim()).slice(0, 3).join(' / ').slice(0, 300)}`);
    }
  }
}
void main();
