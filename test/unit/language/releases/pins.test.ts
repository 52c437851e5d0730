import assert from 'node:assert/strict';
import { isSince } from '../../../../src/frameworks/shared/release';
import { compareVersions } from '../../../../src/language/releases/compareVersions';
import { versionsIn } from '../../../../src/language/releases/pins';

const read = (...files: readonly (readonly [string, string])[]) =>
  Object.fromEntries([...versionsIn(files.map(([name, text]) => ({ name, text })))].map(([library, { version }]) => [library, version]));

describe('the releases that a project pins', () => {
  it('are those of its requirements', () => {
    const text = [
      '# comment',
      'torch==2.7.1+cu121 --hash=sha256:0',
      'transformers[torch] == 4.57.6 ; python_version > "3.9"',
      'deepspeed>=0.17',
      'Sentence_Transformers~=3.0.1',
      '-r other.txt',
      'timm==1.0.*',
    ].join('\n');
    const expected = { torch: '2.7.1', transformers: '4.57.6', 'sentence-transformers': '3.0.1', timm: '1.0' };
    assert.deepEqual(read(['requirements-dev.txt', text]), expected);
  });

  it('are those of its lock, whatever the requirements say', () => {
    const lock =
      '[[package]]\nname = "torch"\nversion = "2.9.1"\n[package.metadata]\nversion = "9"\n\n[[package]]\nname = "filelock"\nversion = "3.1"\n';
    assert.deepEqual(read(['requirements.txt', 'torch==2.7.1\nnumpy==2.0\n'], ['uv.lock', lock]), {
      torch: '2.9.1',
      filelock: '3.1',
      numpy: '2.0',
    });
    assert.deepEqual(read(['sub/poetry.lock', lock]), { torch: '2.9.1', filelock: '3.1' });
  });

  it('are those of its environment', () => {
    const text =
      'name: x\ndependencies:\n  - python=3.11\n  - pytorch::pytorch=2.7.1=py3.11_cuda\n  - pip:\n      - transformers==5.0.0\n      - timm\n';
    assert.deepEqual(read(['environment.yml', text]), { python: '3.11', torch: '2.7.1', transformers: '5.0.0' });
  });

  it('are those of its project', () => {
    const text =
      '[project]\ndependencies = ["torch==2.7.1", "numpy>=1", \'trl[peft]==0.19.0\']\n[tool.poetry.dependencies]\npython = "^3.10"\ntransformers = "4.53.0"\ndeepspeed = { version = "0.17.1", optional = true }\n[tool.black]\ntarget = "3.11"\n';
    assert.deepEqual(read(['pyproject.toml', text]), { torch: '2.7.1', trl: '0.19.0', transformers: '4.53.0', deepspeed: '0.17.1' });
  });

  it('are none of other files', () => {
    assert.deepEqual(read(['notes.txt', 'torch==2.7.1']), {});
  });
});

describe('a release', () => {
  it('is compared number by number', () => {
    const order = ['0.17.1', '1', '2.7.1', '2.13', '2.13.1+cpu'];
    order.forEach((version, index) => order.slice(index + 1).forEach((later) => assert.ok(compareVersions(version, later) < 0)));
    assert.equal(compareVersions('2.8', '2.8.0'), 0);
  });

  it('is the newest where nothing says another', () => {
    assert.ok(isSince({}, 'torch', '99'));
    assert.ok(!isSince({ versions: new Map([['torch', '2.7.1']]) }, 'torch', '2.8'));
  });
});
