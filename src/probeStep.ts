import * as vscode from 'vscode';

/** The probe step of this window, which the preview, its table and the hovers share. */
export class ProbeStep implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #step: number | undefined;

  readonly onDidChange = this.#changed.event;

  get step(): number | undefined {
    return this.#step;
  }

  set(step: number | undefined): void {
    if (step === this.#step) return;
    this.#step = step;
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
