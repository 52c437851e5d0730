import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import { libraryText, releaseChoices } from '../../../../src/features/releases/libraryText';

describe('the release of a library', () => {
  const releases = ['2.4', '2.13', '2.9'];
  const textOf = (version: string | undefined, from: string | undefined) =>
    messageText(libraryText({ name: 'torch', version, from, releases }));

  it('is said with what says it', () => {
    assert.equal(textOf('2.7.1', 'uv.lock'), 'As torch 2.7.1 has it (uv.lock).');
    assert.equal(textOf('2.9', ''), 'As torch 2.9 has it, which you chose.');
    assert.equal(textOf('0', ''), 'As early releases of torch have it, which you chose.');
    assert.equal(textOf(undefined, undefined), 'As the newest torch has it: nothing says which release is used.');
  });

  it('can be chosen from those that differ', () => {
    const texts = (isChosen: boolean) => releaseChoices({ releases }, isChosen).map(({ text, version }) => [messageText(text), version]);
    const all = [
      ['2.13 and newer', '2.13'],
      ['2.9, before 2.13', '2.9'],
      ['2.4, before 2.9', '2.4'],
      ['Before 2.4', '0'],
    ];
    assert.deepEqual(texts(false), all);
    assert.deepEqual(texts(true), [...all, ['As the project says', undefined]]);
  });
});
