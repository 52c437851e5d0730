// What may bind a name of a module again without writing it as a target: a star import, a text that is run, `globals()[key] = value`.
import { type Message, say } from '../../../core/message';
import { anyNameKey, runFileKey } from '../../tree/changeKey';
import type { Entry, ImportNode, MappingNode, NameNode } from '../../tree/tree';
import { isScope, nameParts } from '../../tree/walk';
import { type Environment, whereIs } from '../environment';
import { importsAt } from '../imports/importedFrom';
import { type Binding, entriesNamed } from '../lookUp';
import { type OriginPlace, placeMessage } from '../origin';
import { behindImport } from './bindingsOf';

/** Why a name may stand for something else where a node has it; undefined where nothing of this kind stands between. */
export function reboundLater(
  node: NameNode,
  { path: [root] }: Binding,
  path: readonly MappingNode[],
  environment: Environment,
): Message | undefined {
  const [first = ''] = nameParts(node.name);
  const [module, ...inner] = path;
  if (module?.scope !== true || root !== module || isLocal(first, inner)) return undefined;
  const own = entriesNamed(module, first);
  const isBetween = ({ key, merged }: Entry) => {
    const { from } = key!.range;
    const isBefore = merged !== true && own.some((each) => each.key!.range.from > from);
    return own.length > 0 && !isBefore && (merged === true || inner.length > 0 || from < node.range.from);
  };
  const found = bindingAnyIn(module).find((entry) => isBetween(entry) && isMeant(entry, first, path, environment));
  return found && boundThere(first, whereIs(found.key!.range, path, environment));
}

/** What in a module may bind names that are not written there as targets. */
const bindingAnyIn = (module: MappingNode): readonly Entry[] => [anyNameKey, '*', runFileKey].flatMap((key) => entriesNamed(module, key));

/** Whether such an entry may bind a name. */
function isMeant({ key, value }: Entry, name: string, path: readonly MappingNode[], environment: Environment): boolean {
  if (value.kind === 'import') return bindsByStar(value, name, path, environment) ?? key!.text !== runFileKey;
  if (value.kind === 'list') return value.items.some((item) => item.kind === 'string' && item.value === name);
  return key!.text !== runFileKey;
}

const boundThere = (name: string, place: OriginPlace): Message =>
  say('{name} may be bound again by what is imported or run there ({place}), so its value is not constant.', {
    name,
    place: placeMessage(place),
  });

/** The module of the text itself, where it is a program. */
export const ownModule = ({ root }: Environment): readonly MappingNode[] => (isScope(root) ? [root] : []);

/** The same of a name that an earlier cell of a notebook binds: by what stands behind that there, in the cells that follow, and before the node in its own. */
export function reboundInCells(
  name: string,
  { entry, path: [cell] }: Binding,
  before: number,
  environment: Environment,
): Message | undefined {
  const [first = ''] = nameParts(name);
  const { prelude } = environment;
  const [own] = ownModule(environment);
  const at = prelude.indexOf(cell!);
  const isBound = (module: MappingNode, isCounted: (entry: Entry) => boolean) =>
    bindingAnyIn(module).some((each) => isCounted(each) && isMeant(each, first, [module], environment));
  const isInCells = prelude
    .slice(at)
    .some((module, index) => isBound(module, ({ key, merged }) => index > 0 || merged === true || key!.range.from > entry.key!.range.from));
  if (isInCells) return boundThere(first, { kind: 'cell' });
  const isHere = own !== undefined && isBound(own, ({ key, merged }) => merged === true || key!.range.from < before);
  return isHere ? boundThere(first, { kind: 'cell' }) : undefined;
}

const isLocal = (name: string, inner: readonly MappingNode[]): boolean =>
  inner.some((scope) => scope.scope === true && entriesNamed(scope, name).length > 0);

/** Whether a star import binds a name; undefined where its file is not there to be read. */
function bindsByStar(node: ImportNode, name: string, path: readonly MappingNode[], environment: Environment): boolean | undefined {
  if (environment.conventions.some(({ bindsNone }) => bindsNone?.modules.test(node.module) && bindsNone.names.test(name))) return false;
  if (behindImport(node, path.slice(0, 1), environment, [name]).length > 0) return true;
  return importsAt(path, environment.imports)?.get(node.module) ? false : undefined;
}

/** A file that a program runs as if it stood in it: what it binds may be otherwise there. */
export function fileRunLater({ entry, path: [root] }: Binding, environment: Environment): { readonly unless?: OriginPlace } {
  const from = entry.key!.range.from;
  const run = root?.scope === true ? entriesNamed(root, runFileKey).find(({ key }) => key!.range.from > from) : undefined;
  return run ? { unless: whereIs(run.key!.range, [root!], environment) } : {};
}
