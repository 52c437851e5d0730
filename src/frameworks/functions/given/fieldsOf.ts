// The fields of a dataclass: the parameters of the `__init__` that it does not write.
import { entriesNamed } from '../../../language/resolve/lookUp';
import type { Site } from '../../../language/find/site';
import { statementAt } from '../../../language/tree/statements';
import type { MappingNode, Node } from '../../../language/tree/tree';
import { type Written, writtenParameter } from '../signature';

/** A field, with the value that it has by default, where the tree has it, and where that is evaluated. */
type Field = Written & { readonly node: Node | undefined; readonly site: Site };

/** What a dataclass takes, in order; nothing for other classes, and for those that have fields of another class, too. */
export function fieldsOf(site: Site, owner: MappingNode): readonly Field[] {
  const isDataclass = owner.decorators?.some((each) => /(?:^|\.)dataclass(?:\(|$)/.test(each)) === true;
  const own = isDataclass ? statementAt(site.statements, owner.range.from) : undefined;
  const [first] = own?.body ?? [];
  if (!own || !first || /\bclass\s+\w+\s*\(\s*[\w.]/.test(site.text.slice(own.from, first.from))) return [];
  return own.body.flatMap((statement) => {
    const text = site.text.slice(statement.from, statement.to).trim();
    if (statement.kind !== 'other' || !/^[\p{L}_][\p{L}\p{N}_]*\s*:(?!\s*(?:typing\.)?(?:ClassVar|KW_ONLY)\b|=)/u.test(text)) return [];
    const parameter = /\binit\s*=\s*False\b/.test(text) ? undefined : writtenParameter(text);
    const node = parameter?.hasDefault === true ? entriesNamed(owner, parameter.name).at(-1)?.value : undefined;
    return parameter ? [{ ...parameter, node, site }] : [];
  });
}
