// What a program sets only where an option is given that is off by default: `if args.scale_lr: args.learning_rate = ...`.
import type { Entry, MappingNode, Node } from '../../tree/tree';
import { nameParts } from '../../tree/walk';
import { usesOf } from '../uses/moduleUses';
import { optionsNamed } from './parsers';

/** What `if` takes for false; a switch that is not given is no literal. */
function isFalse(value: Node): boolean {
  if (value.kind === 'boolean') return !value.value;
  if (value.kind === 'operation') return value.operator === 'not' && value.operands[0]?.kind === 'boolean' && value.operands[0].value;
  return value.kind === 'null';
}

/** Whether an attribute is set only where a switch of the command line is on that is off by default: its default stands as that of the switch does. */
export function isSwitchedOff({ key, flag }: Entry, path: readonly MappingNode[]): boolean {
  const [module] = path;
  if (flag === undefined || module?.scope !== true || key?.text.includes('.') !== true) return false;
  const [owner, name] = nameParts(flag);
  if (name === undefined || nameParts(key.text)[0] !== owner) return false;
  const options = optionsNamed(name, path);
  return options.length > 0 && options.every(({ entry }) => isFalse(entry.value)) && usesOf(module, 'writes', name).length === 0;
}
