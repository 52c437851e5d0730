import type { Range } from '../../language/tree/tree';
import { OBJECT, type PyClass, PyObject } from './value';

/** Why a value cannot be known, as a code: the sentence is made elsewhere. */
export type UnknownReason =
  | 'syntax' // the text is broken there
  | 'unsupported' // Python that is not read: generators, await, complex numbers
  | 'import' // a module that is not known
  | 'attribute' // an attribute of something that is not known
  | 'call' // a call of something that is not known
  | 'effect' // input, output, time, random numbers
  | 'argument' // nobody says what a parameter is
  | 'array' // an array of more than one dimension, or of an unknown kind
  | 'base' // an attribute that an unknown base class may have
  | 'name' // a name that the file does not bind and a star import may
  | 'raised' // the statement that binds it raises an exception
  | 'exceeded'; // the statement that binds it costs more than the bounds allow

/** A value that is not known, with the place and the reason. What is made of it is unknown too. */
export class Unknown extends PyObject {
  get class(): PyClass {
    return OBJECT;
  }

  constructor(
    readonly reason: UnknownReason,
    /** What it is about: a name or a piece of Python. */
    readonly about: string,
    readonly range: Range,
  ) {
    super();
  }
}

/** What an import binds that is not known. */
export class UnknownImport extends Unknown {
  constructor(
    about: string,
    range: Range,
    /** Asks for the file that the import means: called where the value is needed. */
    readonly ask: () => void,
  ) {
    super('import', about, range);
  }
}

class Signal {
  constructor(readonly unknown: Unknown) {
    if (unknown instanceof UnknownImport) unknown.ask();
  }
}

/** Stops an evaluation that needs what is not known. It only looks like an Error: the stack that one keeps costs more than all the rest. */
export type UnknownSignal = Error & { readonly unknown: Unknown };
export const UnknownSignal = Signal as unknown as new (unknown: Unknown) => UnknownSignal;
