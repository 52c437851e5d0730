/** The editor versions that everything is tested on: the newest one, and the oldest that `engines.vscode` allows. */
export type VSCodeVersion = 'newest' | 'floor';

/** For each: what desktop VS Code calls it, the code-server package that carries the same VS Code, and the Node that this needs. */
export const versions: Readonly<Record<VSCodeVersion, { readonly desktop: string; readonly codeServer: string; readonly node: string }>> = {
  newest: { desktop: 'stable', codeServer: '4.139.1', node: '22.15' },
  floor: { desktop: '1.99.3', codeServer: '4.99.4', node: '20' },
};
