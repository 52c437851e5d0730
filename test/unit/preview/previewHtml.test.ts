import assert from 'node:assert/strict';
import { previewHtml } from '../../../src/preview/previewHtml';
import { skeleton } from '../../../webview/skeleton';

describe('previewHtml', () => {
  const html = previewHtml({
    cspSource: 'https://source',
    nonce: 'n0nce',
    scriptUri: 'https://source/main.js',
    styleUri: 'https://source/style.css',
  });

  it('allows its own script and style, and nothing else', () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    assert.equal(policy, "default-src 'none'; script-src 'nonce-n0nce'; style-src https://source; img-src data:;");
    assert.ok(html.includes('<script nonce="n0nce" src="https://source/main.js"></script>'));
  });

  it('has no inline script, handler or style', () => {
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.doesNotMatch(html + skeleton(), /\sstyle=|\son\w+=|<style/);
    assert.doesNotMatch(skeleton(), /<script/);
  });

  it('is a document for assistive technology: language, title, one heading, and a name for the chart', () => {
    for (const part of [
      /<html lang="en">/,
      /<title>.+<\/title>/,
      /<h1>.+<\/h1>/,
      /<canvas [^>]*role="img" aria-label=".+"/,
      /role="slider"/,
    ]) {
      assert.match(html + skeleton(), part);
    }
  });
});
