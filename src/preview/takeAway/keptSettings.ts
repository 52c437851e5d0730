import type * as vscode from 'vscode';

const key = 'picture';

/** How pictures were made last in this workspace. */
export class KeptSettings {
  constructor(private readonly state: Pick<vscode.Memento, 'get' | 'update'>) {}

  /** Whatever was kept, maybe by another version of the extension; undefined where that is nothing. */
  get value(): unknown {
    return this.state.get(key);
  }

  set(settings: unknown): void {
    void this.state.update(key, settings);
  }
}
