// Every sentence goes through the user's translations, in the editor and on the page.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { inEnglish } from '../../src/core/message';
import { previewHtml } from '../../src/preview/previewHtml';

/** Where sentences are shown; what is pure below it says them as messages. */
const folders = ['src/features', 'src/preview', 'src/logs/deviation.ts', 'webview'];

const words = String.raw`[^'\`\n]*[A-Za-z]{2}[^'\`\n]*`;

/** What a user reads is given to one of these; the text that is written straight into it would stay English. */
const pasts: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:textContent|title|ariaLabel|ariaDescription|placeholder|placeHolder|prompt|openLabel|failure)(?::| =) ?['\`]${words}['\`]`,
    'g',
  ),
  new RegExp(String.raw`(?:show(?:Information|Warning|Error)Message|setStatusBarMessage)\(\s*['\`]`, 'g'),
  new RegExp(String.raw`['"\`]aria-(?:label|valuetext)['"\`], ['\`]${words}['\`]`, 'g'),
  // Words around a value: another language may want them in another order.
  /`[^`\n]*\b[a-z]{2,} [^`\n]*\$\{[^`\n]*`|`[^`\n]*\$\{[^`\n]*\} [a-z]{2,}[^`\n]*`/gi,
];

/** Templates that no user reads: styles, patterns, files, markup. */
const isNoSentence = (text: string): boolean =>
  /^`[^`]*(?:<|\bfont\b|px|rgb|\$\([a-z-]+\)|script-src|# Generated|weight = \$)/.test(text) || /^`(?:from|No element)/.test(text);

/** Comments are not read, nor is what stands in the places of a template. */
const fixedText = (text: string): string => text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '').replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '${}');

const findPast = (text: string): readonly string[] =>
  pasts.flatMap((past) => Array.from(fixedText(text).matchAll(past), ([match]) => match)).filter((match) => !isNoSentence(match));

const files = folders.flatMap((folder) =>
  folder.endsWith('.ts')
    ? [folder]
    : readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file.replaceAll('\\', '/'))),
);

describe('sentences', () => {
  for (const text of [
    "create('p', { textContent: 'No schedule yet.' })",
    'create("p", { title: `Remove ${name}` })',
    "vscode.window.showErrorMessage('It cannot be saved.')",
    'const text = `the schedule ends at ${step}`;',
    'return `${count} rows are left`;',
  ]) {
    it(`are seen where they are not translated: ${text}`, () => assert.equal(findPast(text).length > 0, true));
  }

  it('are not put together past the translations', () => {
    const past = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => findPast(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`));
    assert.deepEqual(past, []);
  });

  it('of the page come to it as an attribute, whatever is in them', () => {
    const evil = '"><script>alert(1)</script>&';
    const html = previewHtml({ cspSource: '', nonce: '', scriptUri: '', styleUri: '', language: 'de', translations: { Table: evil } });
    const [, written] = /data-translations="([^"]*)"/.exec(html)!;
    const decoded = written!.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    assert.deepEqual(JSON.parse(decoded), { Table: evil });
    assert.equal(html.match(/<script/g)!.length, 1);
    assert.match(html, /<html lang="de">/);
  });

  it('have their arguments wherever the translation has their places', () =>
    assert.equal(inEnglish('{b} vor {a}, {c}', { a: '1', b: '2' }), '2 vor 1, {c}'));
});
