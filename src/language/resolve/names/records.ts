// Objects whose attributes are what they are made with.
import { changeKey } from '../../tree/changeKey';
import type { CallNode, MappingNode } from '../../tree/tree';
import { entriesNamed } from '../lookUp';

/** What makes an object whose attributes are what it is given by name, or in a dict. */
export const records =
  /^(?:(?:types|argparse|easydict|ml_collections|config_dict|munch|box|yacs\.config)\.)?(?:SimpleNamespace|Namespace|EasyDict|edict|ConfigDict|AttrDict|Munch|Box|CfgNode|CN|(?:\w+\.)?\w+Conf\.create)$/;

/** What a record is made of: the names of its attributes, and a dict of more; undefined where a call makes none. */
export function recordArguments({
  callee,
  arguments: list,
}: CallNode): { readonly names: readonly string[]; readonly first?: MappingNode } | undefined {
  if (!records.test(callee)) return undefined;
  const [first] = list;
  const names = list.flatMap(({ name }) => name?.text ?? []);
  return first?.value.kind === 'mapping' && !first.name ? { names, first: first.value } : { names };
}

/** Whether an object of a class that is made from `dict` is changed by a method of that. */
export const isChangedDict = ({ bases = [] }: MappingNode, name: string, path: readonly MappingNode[]): boolean =>
  bases.some((base) => /dict$/i.test(base)) && path.some((scope) => entriesNamed(scope, changeKey(name)).length > 0);
