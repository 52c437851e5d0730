// Where the references of a config lead: `${trainer.max_steps}`, `${..x}`, `*alias`, through others on the way and into the files it builds on.
import { type Message, say } from '../../core/message';
import { ownParentLinks } from './convention';
import { type Environment, parentsOf } from './environment';
import { entriesNamed, entryOf, parseReference, withoutReport } from './lookUp';
import { mayChangeAt } from './names/boundIn';
import { type Nowhere, type Parent, sayNowhere } from './parents';
import { changeKey } from '../tree/changeKey';
import type { MappingNode, Node, ReferenceNode } from '../tree/tree';
import { nameParts, pathText } from '../tree/walk';

type Path = readonly MappingNode[];

/** Whether a way leads nowhere: the message says why. */
export const isMessage = (found: Located | Message): found is Message => 'sentence' in found;

/** A node and the mappings around it, outermost first. */
export interface Located {
  readonly node: Node;
  readonly path: Path;
}

/** The node that a reference leads to, through references on the way, or why it leads nowhere. */
export function locate(reference: ReferenceNode, path: Path, environment: Environment, hops = 0): Located | Message {
  if (hops > 20) return say('The reference leads in a circle.');
  const { up, keys } = parseReference(withInner(reference, path, environment, hops));
  const around = path.filter(({ scope }) => scope !== true);
  const start = around.slice(0, around.length - up + 1);
  // Files that are put together are one config, in which a key beside may be in any of them.
  const inside = up > 0 && hasFiles(environment) ? keysTo(start) : undefined;
  const found =
    up > 0 && !inside
      ? follow(start.at(-1), start.slice(0, -1), keys, environment, hops)
      : locateFromRoot([...(inside ?? []), ...keys], environment, hops);
  return found ?? missing(reference.path.replace(/^\.+/, ''), environment);
}

/** The way of a reference, with what the references within it lead to: `runs.${mode}.steps`. */
const withInner = (reference: ReferenceNode, path: Path, environment: Environment, hops: number): string =>
  reference.path.replace(/\$\{([\w.[\]]+)\}/g, (written, inner: string) => {
    const found = locate({ ...reference, path: inner }, path, environment, hops + 1);
    const isPlain = !isMessage(found) && (found.node.kind === 'number' || (found.node.kind === 'string' && !found.node.expression));
    return isPlain ? String(found.node.value) : written;
  });

const hasFiles = ({ parents, tree, conventions }: Environment): boolean =>
  (parents?.files.length ?? 0) > 0 || ownParentLinks(tree.roots[0], conventions).length > 0;

/** The keys that lead to the last mapping of a way; undefined where something else than keys does. */
function keysTo(path: Path): readonly string[] | undefined {
  const mappings = path.map(withoutReport);
  const keys = mappings.slice(1).map((inner, index) => mappings[index]!.entries.find(({ value }) => value === inner)?.key?.text);
  return path.length > 0 && keys.every((key) => key !== undefined) ? keys : undefined;
}

function locateFromRoot(keys: readonly string[], environment: Environment, hops: number): Located | Message | undefined {
  const [winning] = parentsOf(environment);
  return (
    locateIn(winning, keys, environment, hops) ??
    follow(environment.root, [], keys, environment, hops) ??
    (isReplaced(keys[0], environment) ? undefined : locateInParents(keys, environment, hops))
  );
}

/** Whether a text puts a mapping in the place of its parents' as a whole. */
export function isReplaced(key: string | undefined, { root, conventions }: Pick<Environment, 'root' | 'conventions'>): boolean {
  const value = root.kind === 'mapping' && key !== undefined ? entryOf(root, key)?.value : undefined;
  return root.kind === 'mapping' && value?.kind === 'mapping' && conventions.some(({ replaces }) => replaces?.(value, root));
}

/** The node at the end of a way of keys in the first of the parents that has it, or why there is no single one. */
export function locateInParents(keys: readonly string[], environment: Environment, hops = 0): Located | Message | undefined {
  environment.onMissing?.();
  return locateIn(environment.parents?.files ?? [], keys, environment, hops);
}

function locateIn(
  files: readonly Parent[],
  keys: readonly string[],
  environment: Environment,
  hops: number,
): Located | Message | undefined {
  for (const { root } of files) {
    const found = follow(root, [], keys, environment, hops);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The reason for a key that exists nowhere. */
export const missing = (name: string, { parents }: Environment): Message => sayNowhere(nowhere, { name }, parents);

const nowhere: Nowhere = {
  alone: '{name} is not in this file.',
  inFiles: '{name} is not in this file, nor in {files}.',
  unread: '{name} is not in this file; {unread} could not be read.',
  both: '{name} is not in this file, nor in {files}; {unread} could not be read.',
};

/** Whether that is the reason: all that could have it is read, and does not. */
export const isNowhere = ({ sentence }: Message): boolean => sentence === nowhere.alone || sentence === nowhere.inFiles;

/** The node at the end of a way of keys, why there is no single one, or undefined where the way ends. */
function follow(
  start: Node | undefined,
  around: Path,
  keys: readonly string[],
  environment: Environment,
  hops: number,
): Located | Message | undefined {
  if (hops > 20) return say('The reference leads in a circle.');
  let node = start;
  let inside = around;
  for (const [index, key] of keys.entries()) {
    const step: ReferenceNode | undefined = node?.kind === 'reference' ? node : undefined;
    if (step?.target) node = step.target;
    else if (step) {
      const next = locate(step, inside, environment, hops + 1);
      if (isMessage(next)) return next;
      ({ node, path: inside } = next);
    } else if (node?.kind === 'name') {
      // A module may put what it has named into something else: `dict(optimizer=optimizer)`.
      return follow(inside[0], [], [...nameParts(node.name), ...keys.slice(index)], environment, hops + 1);
    }
    if (node?.kind === 'mapping') {
      if (node.scope && entriesNamed(node, key).length > 1)
        return say('{name} is bound more than once, so its value is not constant.', { name: key });
      const changed = node.scope ? changedIn(node, keys.slice(index)) : undefined;
      if (changed) return changed;
      inside = [...inside, node];
      node = entryOf(node, key)?.value;
    } else if (node?.kind === 'list' && /^-?\d+$/.test(key)) node = node.items.at(Number(key));
    else return undefined;
    if (node?.kind === 'string' && node.expression?.kind === 'reference') node = node.expression;
  }
  return node && keys.length > 0 ? { node, path: inside } : undefined;
}

/** What a module says of a way of keys beside where it binds the first of them: the value that it sets, or that it changes what is there. */
function changedIn(module: MappingNode, keys: readonly string[]): Located | Message | undefined {
  const [first = '', ...rest] = keys;
  const set = rest.flatMap((_, index) => entriesNamed(module, pathText(keys.slice(0, index + 2))));
  const changes = [...set, ...entriesNamed(module, changeKey(first)).filter((entry) => mayChangeAt(entry, rest))];
  const [only] = changes;
  if (!only) return undefined;
  const isValue = changes.length === 1 && only.key?.text === pathText(keys) && only.under === undefined;
  return isValue
    ? { node: only.value, path: [module] }
    : say('{name} is changed elsewhere in this file, so its value is not constant.', { name: first });
}
