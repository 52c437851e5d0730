import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { snippetFiles, withMethodTable } from '../../scripts/derived';

const upToDate = 'is not up to date: run `npm run generate`';

describe('what is derived from the method registry', () => {
  for (const [name, text] of Object.entries(snippetFiles())) {
    it(`media/snippets/${name} is up to date`, () => {
      assert.equal(readFileSync(`media/snippets/${name}`, 'utf8'), text, `media/snippets/${name} ${upToDate}`);
    });
  }

  it('the README has the table of methods', () => {
    const readme = readFileSync('README.md', 'utf8');
    assert.ok(withMethodTable(readme) === readme, `README.md ${upToDate}`);
  });
});
