import type * as vscode from 'vscode';
import type { Answer } from './language/resolve/question';

const name = 'weightSchedules.answers';

type Kept = Readonly<Record</* file */ string, Readonly<Record</* key */ string, Answer>>>>;

/** What the user has answered to the questions about files, kept in the state of the workspace. */
export class Answers {
  readonly #listeners = new Set<() => void>();

  constructor(private readonly state: Pick<vscode.Memento, 'get' | 'update'>) {}

  /** Fires when an answer is given, changed or forgotten. */
  onDidChange(listener: () => void): { readonly dispose: () => void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** The answers about a file, by the keys of the questions; a notebook's cells share theirs. */
  of(uri: vscode.Uri): ReadonlyMap<string, Answer> {
    const kept = this.#kept;
    const file = fileOf(uri);
    return new Map(Object.entries(Object.hasOwn(kept, file) ? kept[file]! : {}));
  }

  /** Keeps an answer; undefined forgets it. */
  set(uri: vscode.Uri, key: string, value: Answer | undefined): void {
    const answers = new Map(this.of(uri));
    if (value === undefined) answers.delete(key);
    else answers.set(key, value);
    this.#keep(uri, answers);
  }

  /** Forgets all answers about a file. */
  forget(uri: vscode.Uri): void {
    if (this.of(uri).size > 0) this.#keep(uri, new Map());
  }

  get #kept(): Kept {
    return this.state.get<Kept>(name, {});
  }

  #keep(uri: vscode.Uri, answers: ReadonlyMap<string, Answer>): void {
    const others = Object.entries(this.#kept).filter(([file]) => file !== fileOf(uri));
    const own = answers.size > 0 ? [[fileOf(uri), Object.fromEntries(answers)] as const] : [];
    // The state has the new value at once; that it is stored need not be awaited.
    void this.state.update(name, Object.fromEntries([...others, ...own]));
    this.#listeners.forEach((listener) => listener());
  }
}

/** The fragment of a URI tells the cells of a notebook from one another. */
const fileOf = (uri: vscode.Uri): string => uri.toString().replace(/#.*$/, '');
