import { checkValues } from '../checkValues';
import { type Message, say } from '../message';
import type { Parameter } from '../parameter';
import { typedNumber } from './typedNumber';

/** The number that was typed for a parameter; or why it is none, or one that the parameter cannot be. */
export function readAnswer(parameter: Pick<Parameter, 'name' | 'domain'>, text: string): number | Message {
  const value = typedNumber(text);
  if (Number.isNaN(value)) return say('This is not a number.');
  const { name, domain = {} } = parameter;
  const asked: Parameter = { name, aliases: [], description: name, unit: 'none', kind: 'number', domain };
  return checkValues([asked], { [name]: value })[0]?.message ?? value;
}
