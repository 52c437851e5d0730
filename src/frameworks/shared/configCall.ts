// Mappings that stand for a call: Hydra's `_target_`, LightningCLI's `class_path` with `init_args`, torchtune's `_component_`, DeepSpeed's `type` with `params`.
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, MappingNode } from '../../language/tree/tree';
import { entryArguments } from './entryArguments';

/** The call that a mapping stands for. */
export interface ConfigCall {
  /** The full name of what is called, or its last part where the loader allows that. */
  readonly callee: string;
  readonly style: 'hydra' | 'lightning' | 'torchtune' | 'deepSpeed';
  readonly arguments: readonly Argument[];
}

const ownKeys = ['_target_', '_partial_', '_recursive_', '_convert_', '_component_', 'optimizer'];

/** The call that the mapping of a site stands for; undefined where it is no such mapping. */
export function configCall(site: Site): ConfigCall | undefined {
  const { node, place, options } = site;
  if (!options.bareWords || node.kind !== 'mapping' || node.scope === true) return undefined;
  const word = (key: string): string | undefined => {
    const value = entryOf(node, key)?.value;
    return value && site.word(value);
  };
  const target = word('_target_') ?? word('_component_');
  if (target !== undefined)
    return { callee: target, style: word('_target_') === undefined ? 'torchtune' : 'hydra', arguments: argumentsIn(node) };
  const path = word('class_path');
  if (path !== undefined) return { callee: path, style: 'lightning', arguments: inner(node, 'init_args') };
  const type = place.path.at(-1) === 'scheduler' ? word('type') : undefined;
  return type === undefined || !entryOf(node, 'params')
    ? undefined
    : { callee: type, style: 'deepSpeed', arguments: inner(node, 'params') };
}

function inner(node: MappingNode, key: string): readonly Argument[] {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'mapping' ? argumentsIn(value) : [];
}

const argumentsIn = ({ entries }: MappingNode): readonly Argument[] => entryArguments(entries, (key) => !ownKeys.includes(key));
