import { entryOf } from '../../resolve/lookUp';
import type { DefinedParameter } from '../definition';
import type { FoundParameter } from '../found';
import { readArgument } from '../readArgument';
import type { Site } from '../site';

/**
 * What the files that a config builds on say of a parameter, at its key of the mapping that is the node of a site; no default counts where they do.
 * A text that builds on none is not looked through.
 */
export function ofParents(site: Site, parameter: DefinedParameter): FoundParameter | undefined {
  const { node, options } = site;
  if (!options.bareWords || node.kind !== 'mapping' || node.scope === true || parameter.kind === 'other') return undefined;
  if (!options.parents) options.onMissing?.();
  if (!options.parents?.files.length) return undefined;
  for (const key of [parameter.name, ...parameter.aliases]) {
    if (entryOf(node, key)) return undefined;
    const { range } = node;
    const result = readArgument(parameter, { value: { kind: 'reference', path: `.${key}`, range }, range }, site);
    if ('value' in result) return { name: parameter.name, node: undefined, ...result };
  }
  return undefined;
}
