// The function that a call calls, in its file or in one that this imports, as the call sees it.
import { Finder } from '../../../language/find/finder';
import { NodeSite } from '../../../language/find/nodeSite';
import type { Run, Site } from '../../../language/find/site';
import type { MappingNode } from '../../../language/tree/tree';
import { atRoot } from '../../../language/tree/walk';
import { type ImportedFunction, importedFunction } from './importedFunction';

/** The function or class that a call calls; undefined where that is not certain. */
export function definitionSite(call: Site): Site | undefined {
  const { node } = call;
  if (node.kind !== 'call') return undefined;
  const own = call.follow({ kind: 'name', name: node.callee, range: node.calleeRange });
  if (own?.node.kind === 'mapping') return own.node.scope === true ? own : undefined;
  const imported = importedFunction(call);
  return imported && new ImportedSite(imported, call);
}

/** A function in another file as a call sees it: the run is that around the call. */
export class ImportedSite extends NodeSite {
  constructor(
    private readonly found: ImportedFunction,
    private readonly call: Site,
    /** The function in which it stands, which is the one that is called. */
    private readonly within?: MappingNode,
  ) {
    const { file, module, node } = found;
    const { uri, name, tree, imports } = file;
    // What stands there is said to stand in another file, and cannot be changed from here.
    const parents = { files: [{ uri, name, tree, root: module }], unread: [] };
    const options = { ...call.options, earlierCells: [], imports, parents, frameworks: [] };
    super(node, { ...atRoot, ancestors: within ? [module, within] : [module] }, new Finder(tree, module, options));
  }

  override get run(): Run {
    return this.call.run;
  }

  override calls(name: string): readonly Site[] {
    return name === (this.within ?? this.found.node).scopeName ? [this.call] : this.call.calls(name);
  }

  /** What calls it is told by this site alone. */
  override once<T>(_: string, make: () => T): T {
    return make();
  }

  override kept<T>(key: string, make: () => T): T {
    return this.call.kept(`${this.found.file.uri} ${key}`, make);
  }
}
