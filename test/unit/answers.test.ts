import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { Answers } from '../../src/answers';
import { FakeState } from '../fixtures/answers';

const uri = (text: string) => ({ toString: () => text }) as unknown as vscode.Uri;
const train = uri('file:///train.py');
const other = uri('file:///other.py');

describe('Answers', () => {
  it('keeps answers for each file, and changes and forgets them', () => {
    const answers = new Answers(new FakeState());
    assert.deepEqual([...answers.of(train)], []);
    answers.set(train, 's.lr', 0.4);
    answers.set(train, 'run.step', 1000);
    answers.set(other, 's.lr', 2);
    answers.set(train, 's.lr', 0.5);
    assert.deepEqual([...answers.of(train)].sort(), [
      ['run.step', 1000],
      ['s.lr', 0.5],
    ]);
    answers.set(train, 's.lr', undefined);
    assert.deepEqual([...answers.of(train)], [['run.step', 1000]]);
    assert.deepEqual([...answers.of(other)], [['s.lr', 2]]);
  });

  it('has them again in the next window of the workspace', () => {
    const state = new FakeState();
    new Answers(state).set(train, 's.lr', 0.4);
    assert.deepEqual([...new Answers(state).of(train)], [['s.lr', 0.4]]);
  });

  it('leaves nothing of a file that was forgotten', () => {
    const state = new FakeState();
    const answers = new Answers(state);
    answers.set(train, 's.lr', 0.4);
    answers.set(other, 's.lr', 0.4);
    answers.set(other, 's.lr', undefined);
    answers.forget(train);
    assert.deepEqual(state.get('weightSchedules.answers'), {});
  });

  it('has the same answers in all cells of a notebook', () => {
    const answers = new Answers(new FakeState());
    answers.set(uri('vscode-notebook-cell:/a.ipynb#W0sZmlsZQ%3D%3D'), 's.lr', 0.4);
    assert.deepEqual([...answers.of(uri('vscode-notebook-cell:/a.ipynb#W1sZmlsZQ%3D%3D'))], [['s.lr', 0.4]]);
    assert.equal(answers.of(uri('vscode-notebook-cell:/b.ipynb#W0sZmlsZQ%3D%3D')).size, 0);
  });

  it('says when there is another answer, until nobody listens', () => {
    const answers = new Answers(new FakeState());
    let count = 0;
    const listener = answers.onDidChange(() => count++);
    answers.set(train, 's.lr', 0.4);
    answers.set(train, 's.lr', undefined);
    answers.forget(train);
    assert.equal(count, 2);
    listener.dispose();
    answers.set(train, 's.lr', 0.4);
    assert.equal(count, 2);
  });

  it('takes names of objects for what they are: keys like any other', () => {
    const answers = new Answers(new FakeState());
    assert.equal(answers.of(uri('constructor')).size, 0);
    answers.set(train, '__proto__', 1);
    assert.deepEqual([...answers.of(train)], [['__proto__', 1]]);
  });
});
