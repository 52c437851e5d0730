// Which call of a program gives a parameter of a function another value than its default, under whatever name it has the function there.
import { returnKey } from '../../tree/changeKey';
import { originalScope } from '../../tree/shiftNode';
import type { Argument, CallNode, MappingNode } from '../../tree/tree';
import { lastPart } from '../../tree/walk';
import { entriesNamed } from '../lookUp';
import { parameterFor, usesOf } from './moduleUses';
import { calledName, type DefinedFunction, type Uses } from './useReader';

/** So many names of a function are followed. */
const mostNames = 100;

/** By which name a class makes its objects within itself. */
const ofOwnClass = ['cls', 'type(self)', '__class__'];

/** A call that gives a parameter of the innermost of some scopes another value than its default, or may do so; undefined where none does. */
export function callGiving(parameter: string, path: readonly MappingNode[]): CallNode | undefined {
  const [module, scope, around] = [path[0]!, path.at(-1)!, path.at(-2)];
  const name = nameOf(scope, around);
  if (name === undefined) return undefined;
  const isMethod = around?.ofClass === true && scope.decorators?.includes('staticmethod') !== true;
  return new Callers(module, { scope, isMethod }).giving(parameter, [name, ...(scope.scopeName === '__init__' ? ofOwnClass : [])]);
}

/** By which name a function is called; a lambda by that which it is bound to. */
function nameOf(scope: MappingNode, around: MappingNode | undefined): string | undefined {
  if (scope.scopeName !== undefined) return calledName(scope, around);
  const isIt = (value: MappingNode['entries'][number]['value']) =>
    value.kind === 'unknown' && value.children[0]?.kind === 'mapping' && originalScope(value.children[0]) === originalScope(scope);
  return around?.entries.find(({ key, value }) => key && isIt(value))?.key?.text;
}

class Callers {
  constructor(
    private readonly module: MappingNode,
    private readonly own: DefinedFunction,
  ) {}

  giving(parameter: string, names: readonly string[]): CallNode | undefined {
    const { own } = this;
    const isGiven = (call: CallNode, argument: Argument) =>
      argument.spread === undefined ? parameterFor(own, call, argument) === parameter : this.#isPut(parameter, argument);
    const all = this.#namesOf(names);
    return (
      all
        .flatMap((name) => this.#callsOf(name))
        .find((call) => call.arguments.some((argument) => argument.spread !== undefined || isGiven(call, argument))) ??
      // What a decorator hands on is what calls of the function by its own name give, but for what it adds.
      this.#namesOf(this.#namesInDecorators())
        .flatMap((name) => this.#callsOf(name))
        .find((call) => call.arguments.some((argument) => isGiven(call, argument)))
    );
  }

  #uses<K extends keyof Uses>(list: K, name: string) {
    return usesOf(this.module, list, name);
  }

  /** Whether something is put under this name into what is spread: `options["steps"] = 5`. */
  #isPut(parameter: string, { value }: Argument): boolean {
    return value.kind === 'name' && this.#uses('writes', parameter).some(({ owner }) => owner === value.name);
  }

  /** The calls by a name, or of what such a name with brackets hands back. */
  #callsOf(name: string): readonly CallNode[] {
    const made = this.#uses('calls', lastPart(name));
    return name.endsWith('()') || name.includes('[') || name.endsWith(itemsOf) ? [...made, ...this.#uses('calls', '')] : made;
  }

  /** Some names and all others by which the same may be called. */
  #namesOf(names: readonly string[]): readonly string[] {
    const all = new Set(names);
    for (const name of all) {
      if (all.size > mostNames) break;
      for (const other of [...this.#aliasesOf(name), ...this.#givenTo(name), ...this.#madeFrom(name)]) all.add(other);
    }
    return [...all];
  }

  #aliasesOf(name: string): readonly string[] {
    const items = name.endsWith(itemsOf);
    const own = items ? name.slice(0, -itemsOf.length) : name;
    const isIt = (through: string | undefined) => through === undefined || /^(?:partial|staticmethod|classmethod)$/.test(through);
    const aliases = this.#uses('aliases', own).filter(({ through, isItem }) => isIt(through) && (!items || isItem === true));
    const [, container] = /^(.+?)(?:\.[^.]*|\[[^[]*\])$/.exec(own) ?? [];
    return [...aliases.map((alias) => alias.name), ...(container === undefined || items ? [] : [container + itemsOf])];
  }

  /** The parameters of functions that are handed it, and what keeps it. */
  #givenTo(name: string): readonly string[] {
    return this.#uses('handedOn', name).flatMap(({ call, argument }) => {
      const [, owner] = /^(.+)\.(?:append|add|insert|extend|put|setdefault)$/.exec(call.callee) ?? [];
      const parameters = this.#uses('functions', lastPart(call.callee)).flatMap((one) => parameterFor(one, call, argument) ?? []);
      return owner === undefined ? parameters : [...parameters, owner + itemsOf];
    });
  }

  /** The classes made from one that make their objects in the same way. */
  #madeFrom(name: string): readonly string[] {
    if (this.own.scope.scopeName !== '__init__') return [];
    const makesAnew = (scope: MappingNode) => entriesNamed(scope, '__init__').length > 0;
    return this.#uses('subclasses', name).filter((each) => !this.#uses('classes', each).some(makesAnew));
  }

  /** By which name the decorators of the function have it, as far as they are the file's: the first parameter, of what they return where that is called. */
  #namesInDecorators(): readonly string[] {
    const functionsFor = (callee: string): readonly DefinedFunction[] => {
      const made = this.#uses('functions', lastPart(callee.replace('()', '')));
      if (!callee.endsWith('()')) return made;
      return made.flatMap(({ scope }) =>
        entriesNamed(scope, returnKey).flatMap(({ value }) => (value.kind === 'name' ? this.#uses('functions', value.name) : [])),
      );
    };
    const firstOf = ({ scope, isMethod }: DefinedFunction) => scope.entries.filter(({ key }) => key)[isMethod ? 1 : 0]?.key?.text ?? [];
    return (this.own.scope.decorators ?? []).flatMap((callee) => functionsFor(callee).flatMap(firstOf));
  }
}

/** Stands behind the name of what has the function in it. */
const itemsOf = '.*';
