import assert from 'node:assert/strict';
import { parsePython } from '../../../../src/language/python/parsePython';
import { ImportedFiles } from '../../../../src/language/resolve/imports/importedFiles';
import type { ReadFile } from '../../../../src/language/resolve/readParents';

describe('the files that a file imports', () => {
  it('are not said to be none while the first of them is being read: it may change meanwhile', async () => {
    const imports = new ImportedFiles('file:///project/train.py');
    assert.ok(imports.isEmpty);
    imports.askFor(['util']);
    const files: ((file: ReadFile) => void)[] = [];
    const reading = imports.read(() => new Promise((resolve) => files.push(resolve)));
    assert.ok(!imports.isEmpty);
    files[0]!({ uri: 'file:///project/util.py', tree: parsePython('WARMUP = 400\n') });
    assert.ok(await reading);
    assert.ok(!imports.isEmpty);
    assert.equal(imports.get('util')?.text, 'WARMUP = 400\n');
  });
});
