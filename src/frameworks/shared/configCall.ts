// Mappings that stand for a call: Hydra's `_target_`, LightningCLI's `class_path` with `init_args`, torchtune's `_component_`, DeepSpeed's `type` with `params`, NeMo-RL's full
// `name` with `kwargs`; and hydra-zen's `builds(StepLR, step_size=10)`, which makes a config of the first kind (hydra-zen 0.17).
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, CallNode, MappingNode } from '../../language/tree/tree';
import { entryArguments } from './entryArguments';

/** The call that a mapping stands for. */
export interface ConfigCall {
  /** The full name of what is called, or its last part where the loader allows that. */
  readonly callee: string;
  readonly style: 'hydra' | 'lightning' | 'torchtune' | 'deepSpeed' | 'nemoRl';
  readonly arguments: readonly Argument[];
}

const ownKeys = ['_target_', '_partial_', '_recursive_', '_convert_', '_component_', 'optimizer'];

/** The call that the node of a site stands for; undefined where it stands for none. */
export function configCall(site: Site): ConfigCall | undefined {
  const { node, place, options } = site;
  if (node.kind === 'call') return builtBy(site, node);
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
  const name = word('name');
  if (name?.includes('.') === true && entryOf(node, 'kwargs')) return { callee: name, style: 'nemoRl', arguments: inner(node, 'kwargs') };
  const type = place.path.at(-1) === 'scheduler' ? word('type') : undefined;
  return type === undefined || !entryOf(node, 'params')
    ? undefined
    : { callee: type, style: 'deepSpeed', arguments: inner(node, 'params') };
}

/** `builds(StepLR, step_size=10, zen_partial=True)`, or such a call of what `make_custom_builds_fn` made. */
function builtBy(site: Site, node: CallNode): ConfigCall | undefined {
  const { callee, range } = node;
  const [target, ...others] = node.arguments;
  if (target?.value.kind !== 'name' || target.name) return undefined;
  const made = site.follow({ kind: 'name', name: callee, range });
  const maker = made?.node.kind === 'call' ? made.callee : site.callee;
  if (!/^hydra_zen\.(?:builds|make_custom_builds_fn)$/.test(maker ?? '')) return undefined;
  const name = site.inside({ kind: 'call', callee: target.value.name, calleeRange: range, range, arguments: [], closed: true }).callee;
  const written = others.filter((each) => each.name && !/^(?:zen|hydra|populate)_/.test(each.name.text));
  return name === undefined ? undefined : { callee: name, style: 'hydra', arguments: written };
}

function inner(node: MappingNode, key: string): readonly Argument[] {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'mapping' ? argumentsIn(value) : [];
}

const argumentsIn = ({ entries }: MappingNode): readonly Argument[] => entryArguments(entries, (key) => !ownKeys.includes(key));
