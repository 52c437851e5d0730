// Where a node stands, and how that place is told to the author.
import { lineOf } from '../text/lines';
import type { Evaluated } from './value';
import type { Evaluations } from './evaluated';
import { type Binding, isOption, reservationOf } from './lookUp';
import type { OriginPlace } from './origin';
import { type Convention, ownParentLinks } from './convention';
import type { ImportedFiles } from './imports/importedFiles';
import type { Parent, Parents } from './parents';
import type { MappingNode, Node, Range, Tree } from '../tree/tree';

/** Where a node stands: what its names and references can mean. */
export interface Environment {
  readonly tree: Tree;
  /** The document in which absolute references are looked up. */
  readonly root: Node;
  /** The mappings and scopes around the node, outermost first. */
  readonly path: readonly MappingNode[];
  /** The scopes of earlier notebook cells, the earliest first. Their offsets are not this text's. */
  readonly prelude: readonly MappingNode[];
  /** What loaders and trainers make of configs. */
  readonly conventions: readonly Convention[];
  /** The files in which absolute references are looked up that lead nowhere in this text. */
  readonly parents?: Parents | undefined;
  /** The files that a Python text imports. */
  readonly imports?: ImportedFiles | undefined;
  /** Called when something is not in this text that a parent may have. */
  readonly onMissing?: (() => void) | undefined;
  /** What the same look at the text has found before. */
  readonly evaluations?: Evaluations<Evaluated> | undefined;
}

/** The environment of a node in a tree. */
export function createEnvironment(
  tree: Tree,
  root: Node,
  path: readonly MappingNode[],
  prelude: readonly MappingNode[] = [],
  outside: Partial<Pick<Environment, 'conventions' | 'parents' | 'imports' | 'onMissing' | 'evaluations'>> = {},
): Environment {
  return { tree, root, path, prelude, conventions: [], ...outside };
}

/** Whether the text is a program. */
export const isProgram = ({ root }: Pick<Environment, 'root'>): boolean => root.kind === 'mapping' && root.scope === true;

/** Where a place within these mappings is. */
export function whereIs({ from }: Range, path: readonly MappingNode[], environment: Environment): OriginPlace {
  const parent = parentOf(path, environment);
  if (!parent) return { kind: 'line', line: lineOf(environment.tree, from) };
  const { name, uri, tree } = parent;
  return { kind: 'file', file: { name, uri, line: lineOf(tree, from) } };
}

/** Where something may be given another value: by a config file that may be named on the command line. */
export function reservation({ entry, path, unless }: Binding, environment: Environment): { readonly unless?: OriginPlace } {
  const option = isOption(entry) ? reservationOf(path[0]!) : undefined;
  const other = unless ?? (option && { range: option.key!.range, path });
  return other ? { unless: whereIs(other.range, other.path, environment) } : {};
}

/** The files that win over this text, and those over which it wins. Asks for them where the text says that some of the first kind exist. */
export function parentsOf({
  tree,
  conventions,
  parents,
  onMissing,
}: Environment): readonly [winning: readonly Parent[], others: readonly Parent[]] {
  if (onMissing && ownParentLinks(tree.roots[0], conventions).some(({ wins }) => wins)) onMissing();
  const { files = [], overriding = 0 }: Partial<Parents> = parents ?? {};
  return [files.slice(0, overriding), files.slice(overriding)];
}

/** The text in which a place within these mappings stands, where that is another file. */
export function parentOf([root]: readonly MappingNode[], { parents, imports }: Environment): Omit<Parent, 'root'> | undefined {
  const parent = parents?.files.find((file) => file.root === root);
  return parent ?? (root?.scope === true && imports?.isEmpty === false ? imports.of(root) : undefined);
}

/** The tree in which a place within these mappings stands. */
export const treeOf = (path: readonly MappingNode[], environment: Environment): Tree => (parentOf(path, environment) ?? environment).tree;
