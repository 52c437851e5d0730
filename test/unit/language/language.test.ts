import assert from 'node:assert/strict';
import { languageOf, parse } from '../../../src/language/index';
import { sketchTree } from './tree/treeTools';

const languages: readonly (readonly [languageId: string, fileName: string, language: string | undefined])[] = [
  ['python', 'train.py', 'python'],
  ['python', 'Untitled-1', 'python'],
  ['yaml', 'config.yml', 'yaml'],
  ['json', 'a.json', 'json'],
  ['jsonc', 'settings.json', 'json'],
  ['jsonl', 'log.jsonl', 'json'],
  ['toml', 'Untitled-1', 'toml'],
  ['plaintext', '/dir.x/sft.toml', 'toml'],
  ['plaintext', 'C:\\dir\\SFT.TOML', 'toml'],
  ['plaintext', 'notes.txt', undefined],
  ['plaintext', 'toml', undefined],
  ['markdown', 'notes.toml', undefined],
  ['shellscript', 'train.sh', 'shell'],
  ['shellscript', 'Untitled-1', 'shell'],
  ['plaintext', 'train.slurm', 'shell'],
  ['properties', '/dir/config.cfg', 'cfg'],
  ['ini', 'config.cfg', 'cfg'],
  ['plaintext', 'config.cfg', 'cfg'],
  ['properties', '.gitconfig', undefined],
  ['properties', 'log4j.properties', undefined],
  ['ini', 'tox.ini', undefined],
  ['constructor', 'a.constructor', undefined],
  ['plaintext', 'a.constructor', undefined],
];

describe('languages', () => {
  for (const [languageId, fileName, language] of languages) {
    it(`takes ${fileName} with the id ${languageId} for ${language ?? 'none'}`, () => {
      assert.equal(languageOf(languageId, fileName), language);
    });
  }

  it('reads each into the same neutral tree', async () => {
    const expected = '{kl: {method: "cosine", total_steps: 10000}}';
    assert.equal(sketchTree(await parse('yaml', 'kl: {method: cosine, total_steps: 10000}')), expected);
    assert.equal(sketchTree(await parse('json', '{"kl": {"method": "cosine", "total_steps": 10000}}')), expected);
    assert.equal(sketchTree(await parse('toml', '[kl]\nmethod = "cosine"\ntotal_steps = 10_000')), expected);
    const named = '[x]\n@schedules = "constant.v1"\n';
    const withNamed = expected.replace('{', '{x: {@schedules: "constant.v1"}, ');
    assert.equal(sketchTree(await parse('cfg', `${named}[kl]\nmethod = "cosine"\ntotal_steps = 10000`)), withNamed);
    assert.equal(sketchTree(await parse('python', 'kl = {"method": "cosine", "total_steps": 10_000}')), expected);
  });
});
