import type { Definition } from '../../language/find/definition';
import type { Framework } from '../../language/find/framework';
import { forEachGroup } from './groups';

/** A framework whose schedules are calls of functions or classes of these modules. */
export function callsOf(
  named: Pick<Framework, 'name' | 'reads'>,
  modules: readonly string[],
  definitions: readonly Definition[],
): Framework {
  const byName: ReadonlyMap<string, Definition> = new Map(
    definitions.flatMap((each) => modules.map((module) => [`${module}.${each.name}`, forEachGroup(each)] as const)),
  );
  return {
    ...named,
    marks: () => definitions.map((each) => each.name),
    recognise: ({ node, callee }) => {
      const definition = callee === undefined ? undefined : byName.get(callee);
      return definition && node.kind === 'call' ? { definition, arguments: node.arguments } : undefined;
    },
  };
}
