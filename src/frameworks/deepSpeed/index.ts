// DeepSpeed's JSON: `"scheduler": {"type": "WarmupLR", "params": {...}}`.
import type { Definition } from '../../language/find/definition';
import type { Framework } from '../../language/find/framework';
import { entryOf } from '../../language/resolve/lookUp';
import { definitions } from './warmUp';

const byName: ReadonlyMap<string, Definition> = new Map(definitions.map((each) => [each.name, each]));

/** The scheduler of a DeepSpeed config. */
export const framework: Framework = {
  name: 'deepSpeed',
  marks: () => [...byName.keys()],
  recognise: (site) => {
    const { node, place, options } = site;
    if (!options.bareWords || node.kind !== 'mapping' || place.path.at(-1) !== 'scheduler') return undefined;
    const [type, params] = [entryOf(node, 'type')?.value, entryOf(node, 'params')?.value];
    const definition = type?.kind === 'string' ? byName.get(type.value) : undefined;
    if (!definition || params?.kind !== 'mapping') return undefined;
    const written = params.entries.flatMap(({ key, value }) =>
      key ? [{ name: key, value, range: { from: key.range.from, to: value.range.to } }] : [],
    );
    return { definition, arguments: written, isOpen: true };
  },
};
