import type { Range } from '../../language/tree/tree';
import { Instance } from './instance';
import { OBJECT, PyClass, type Value } from './value';

const HOME = { epoch: -1 };
const derive = (name: string, base: PyClass): PyClass => new PyClass(HOME, name, [base]);

const BASE_EXCEPTION = derive('BaseException', OBJECT);
const EXCEPTION = derive('Exception', BASE_EXCEPTION);
const ARITHMETIC = derive('ArithmeticError', EXCEPTION);
const LOOKUP = derive('LookupError', EXCEPTION);
const RUNTIME = derive('RuntimeError', EXCEPTION);
const TYPE = derive('TypeError', EXCEPTION);
const UFUNC_TYPE = derive('UFuncTypeError', TYPE);
const VALUE = derive('ValueError', EXCEPTION);
const NAME = derive('NameError', EXCEPTION);
const OS = derive('OSError', EXCEPTION);
const IMPORT = derive('ImportError', EXCEPTION);
const WARNING = derive('Warning', EXCEPTION);

/** The exceptions that Python comes with and training code meets. */
export const EXCEPTIONS = {
  BaseException: BASE_EXCEPTION,
  Exception: EXCEPTION,
  ArithmeticError: ARITHMETIC,
  ZeroDivisionError: derive('ZeroDivisionError', ARITHMETIC),
  OverflowError: derive('OverflowError', ARITHMETIC),
  FloatingPointError: derive('FloatingPointError', ARITHMETIC),
  AssertionError: derive('AssertionError', EXCEPTION),
  AttributeError: derive('AttributeError', EXCEPTION),
  LookupError: LOOKUP,
  IndexError: derive('IndexError', LOOKUP),
  KeyError: derive('KeyError', LOOKUP),
  NameError: NAME,
  UnboundLocalError: derive('UnboundLocalError', NAME),
  RuntimeError: RUNTIME,
  NotImplementedError: derive('NotImplementedError', RUNTIME),
  StopIteration: derive('StopIteration', EXCEPTION),
  TypeError: TYPE,
  ValueError: VALUE,
  UnicodeError: derive('UnicodeError', VALUE),
  OSError: OS,
  FileNotFoundError: derive('FileNotFoundError', OS),
  ImportError: IMPORT,
  ModuleNotFoundError: derive('ModuleNotFoundError', IMPORT),
  KeyboardInterrupt: derive('KeyboardInterrupt', BASE_EXCEPTION),
  SystemExit: derive('SystemExit', BASE_EXCEPTION),
  Warning: WARNING,
  UserWarning: derive('UserWarning', WARNING),
  DeprecationWarning: derive('DeprecationWarning', WARNING),
  FutureWarning: derive('FutureWarning', WARNING),
  RuntimeWarning: derive('RuntimeWarning', WARNING),
} as const;

/** An exception of Python on its way. It is no Error of JS: the stack that one keeps costs more than all the rest. */
export class Raised {
  /** Where it was raised. */
  range: Range | undefined;

  constructor(readonly exception: Instance) {}
}

/** What to throw for an exception of Python, which lint takes for an Error of JS. */
export const thrown = (exception: Instance, range?: Range): Error => {
  const error = new Raised(exception);
  error.range = range;
  return error as unknown as Error;
};

/** What numpy raises where a function's results do not fit where they are to be kept. */
export const unfitForArray = (message: string): Error => thrown(new Instance(HOME, UFUNC_TYPE, [message]));

/** The exception to throw: `throw raised('ValueError', 'math domain error')`. */
export const raised = (type: keyof typeof EXCEPTIONS, ...args: readonly Value[]): Error =>
  thrown(new Instance(HOME, EXCEPTIONS[type], args));
