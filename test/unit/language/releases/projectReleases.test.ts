import assert from 'node:assert/strict';
import { type ProjectFiles, projectReleases } from '../../../../src/language/releases/projectReleases';

/** Folders out of paths of files with their texts. */
function filesOf(texts: Readonly<Record<string, string>>): ProjectFiles {
  const list = (folder: string): readonly string[] =>
    Object.keys(texts).flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1).split('/')[0]!] : []));
  const orNone = <T>(value: T | undefined): Promise<T> =>
    value === undefined ? Promise.reject(new Error('There is none.')) : Promise.resolve(value);
  return {
    list: (folder) => orNone(list(folder).length > 0 ? [...new Set(list(folder))] : undefined),
    read: (path) => orNone(texts[path]),
  };
}

async function releases(texts: Readonly<Record<string, string>>, folders: readonly string[] = ['f:/p'], environment?: string) {
  const found = await projectReleases(filesOf(texts), folders, environment);
  return Object.fromEntries([...found.releases].map(([library, { version, from }]) => [library, `${version} ${from}`]));
}

describe('the releases of a project', () => {
  const site = 'f:/p/.venv/lib/python3.11/site-packages';

  it('are those that are installed, whatever its files pin', async () => {
    const texts = {
      [`${site}/torch-2.7.1+cu126.dist-info/METADATA`]: '',
      [`${site}/Sentence_Transformers-3.0.1.dist-info/METADATA`]: '',
      [`${site}/torch/__init__.py`]: '',
      'f:/p/requirements.txt': 'torch==2.9.0\ntransformers==4.57.6\n',
    };
    assert.deepEqual(await releases(texts), {
      torch: '2.7.1+cu126 .venv',
      'sentence-transformers': '3.0.1 .venv',
      transformers: '4.57.6 requirements.txt',
    });
  });

  it('are those of the environment that is chosen, before those of its own', async () => {
    const texts = { [`${site}/torch-2.7.1.dist-info/x`]: '', 'f:/envs/ml/Lib/site-packages/torch-2.15.0.dist-info/x': '' };
    assert.deepEqual(await releases(texts, ['f:/p'], 'f:/envs/ml'), { torch: '2.15.0 ml' });
    assert.deepEqual(await releases(texts, ['f:/p'], 'f:/envs/none'), { torch: '2.7.1 .venv' });
  });

  it('are those of the nearest folder', async () => {
    const texts = { 'f:/p/uv.lock': '[[package]]\nname = "torch"\nversion = "2.9.1"\n', 'f:/p/sub/requirements.txt': 'torch==2.4.0\n' };
    assert.deepEqual(await releases(texts, ['f:/p/sub', 'f:/p']), { torch: '2.4.0 requirements.txt' });
    assert.deepEqual(await releases(texts, ['f:/p']), { torch: '2.9.1 uv.lock' });
  });

  it('are none where nothing says them, or nothing can be read', async () => {
    assert.deepEqual(await releases({ 'f:/p/train.py': 'torch==2.7.1' }), {});
    assert.deepEqual(await releases({}), {});
  });
});
