// What gin gives a parameter of a function.
import type { CallNode, MappingNode } from '../../tree/tree';
import { usesOf } from './moduleUses';
import { calledName } from './useReader';

const gives = ['bind_parameter', 'parse_config', 'parse_config_file', 'parse_config_files', 'parse_config_files_and_bindings'];

/**
 * A call by which gin gives a parameter of the innermost of some scopes another value than its default, or may do so: by its name, as in
 * `gin.bind_parameter('main.steps', 800)` and `gin.parse_config('main.steps = 800')`, or by a file.
 */
export function callByGin(parameter: string, path: readonly MappingNode[]): CallNode | undefined {
  const [module, scope, around] = [path[0]!, path.at(-1)!, path.at(-2)];
  const name = calledName(scope, around);
  const decorators = [scope, ...(around?.ofClass ? [around] : [])].flatMap((each) => each.decorators ?? []);
  const isConfigurable = decorators.some((each) => /(?:^|\.)configurable(?:\(\))?$/.test(each));
  return gives
    .flatMap((each) => usesOf(module, 'calls', each))
    .find((call) => {
      const nodes = call.arguments.flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]));
      const texts = nodes.flatMap((node) => (node.kind === 'string' ? [node.value] : []));
      const isNamed = texts.some((text) => text.match(/\w+\.\w+/g)?.includes(`${name}.${parameter}`) === true);
      const isElsewhere = /parse_config_files?/.test(call.callee) || texts.length < nodes.length;
      return isNamed || (isConfigurable && isElsewhere && !call.callee.endsWith('bind_parameter'));
    });
}
