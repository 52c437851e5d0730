// What a framework may ask about a node of the tree.
import type { Message } from '../../core/message';
import type { Convention } from '../resolve/convention';
import type { ImportedFiles } from '../resolve/imports/importedFiles';
import type { Evaluated } from '../resolve/value';
import type { KnownNumber } from '../resolve/origin';
import type { Nowhere, Parents } from '../resolve/parents';
import type { Answer } from '../resolve/question';
import type { RunSettings } from '../run/runSettings';
import type { Statement } from '../tree/statements';
import type { ImportNode, Node, Tree } from '../tree/tree';
import type { Place } from '../tree/walk';
import type { ChangedReadings } from './asked/changedReading';
import type { FoundParameter, FoundSchedule, StepsPerEpoch } from './found';

/** How a text is read. */
export interface ReadOptions {
  /** Names of the functions whose calls are schedules of our own language. */
  readonly functionNames: readonly string[];
  /** Whether keys that people made up and functions of the step are read as schedules; they are where it is left out. */
  readonly readHandmade?: boolean;
  /** What made-up keys are read as, by the labels of their readings, where the user says so. */
  readonly readings?: ChangedReadings;
  /** Which name is the step of what is read, where the user says so: whatever else is there. */
  readonly step?: string;
  /** Whether a bare word in an expression is a string: true for config files, false for Python. */
  readonly bareWords: boolean;
  /** The words that the program is given on its command line, where one is known; undefined for those that are not. */
  readonly commandLine?: readonly (string | undefined)[];
  /** Earlier notebook cells, in their order, whose names count. */
  readonly earlierCells?: readonly Tree[];
  /** What is known of the run besides the text. */
  readonly run?: RunSettings;
  /** What the user has answered, by the keys of the questions. */
  readonly answers?: ReadonlyMap<string, Answer>;
  /** The releases of the libraries that are used, by the names of their packages; a library that is not there has its newest release. */
  readonly versions?: ReadonlyMap<string, string>;
  /** What the loaders and trainers of configs make of them. */
  readonly conventions: readonly Convention[];
  /** Called with a library and a release of it from which on it does otherwise, where that matters. */
  readonly onRelease?: (library: string, release: string) => void;
  /** The files that the text builds on. */
  readonly parents?: Parents;
  /** The files of the workspace that the text imports. */
  readonly imports?: ImportedFiles;
  /** Called when something is not in the text that a parent may have. */
  readonly onMissing?: () => void;
}

/** A node of the tree, and all that may be asked about its surroundings. */
export interface Site {
  readonly node: Node;
  readonly place: Place;
  /** The document's text. */
  readonly text: string;
  /** The document's statements, where it is a program. */
  readonly statements: readonly Statement[];
  readonly options: ReadOptions;
  /** The full name of what a call calls, through imports and aliases; undefined where the file defines it itself, and for other nodes. */
  readonly callee: string | undefined;
  /** The value of a node here. */
  value(node: Node): Evaluated;
  /** A node's text where it is a string, a bare word of a config, or a name bound to a string. */
  word(node: Node): string | undefined;
  /** Where a name or a reference leads; undefined where that is not certain. */
  follow(node: Node): Site | undefined;
  /** Where a name may lead: to each of what branches bind it to, to the last one of those in a row. */
  followAll(node: Node): readonly Site[];
  /** The value of the first of these keys that an enclosing mapping has, the nearest mapping first. */
  around(keys: readonly string[]): Site | undefined;
  /** What stands at the end of a way of keys from the root, here or in a file that the text builds on: `optimizer.lr`; undefined where that is not certain. */
  at(keys: string): Site | undefined;
  /** The site of a node within this one. */
  inside(node: Node): Site;
  /** The schedule that a node within this one is. */
  part(node: Node): FoundSchedule | undefined;
  /** The schedule that a name or a reference leads to, which stands elsewhere and is found there. */
  named(node: Node): FoundSchedule | undefined;
  /** The calls of a name or an attribute of this name, wherever they stand in the file, in document order. */
  calls(name: string): readonly Site[];
  /** What stands in the brackets behind a name of the file, dotted or not, wherever an item of it is asked for. */
  subscripts(name: string): readonly string[];
  /** What of a package is imported, anywhere in the file or in an earlier cell of the notebook: `torch`. */
  imports(name: string): readonly ImportNode[];
  /** What follows from a key and the text: made once for each version of it. A key belongs to one type. */
  ofText<T>(key: string, make: () => T): T;
  /** What follows from a key and from what is looked up for it: made once in each look at a text, for all sites of that. A key belongs to one type. */
  once<T>(key: string, make: () => T): T;
  /** What follows from a key alone: made once for several versions of the text, while it is asked for. A key belongs to one type. */
  kept<T>(key: string, make: () => T): T;
  readonly run: Run;
}

/** What is known of the run around a site. */
export interface Run {
  /** Its total steps as the parameter of that name. */
  total(name: string): FoundParameter | undefined;
  /** Its epochs as the parameter of that name. */
  totalEpochs(name: string): FoundParameter | undefined;
  /** How many steps it has, whatever the schedule itself says. */
  length(): KnownNumber | undefined;
  /** The same in epochs. */
  epochs(): KnownNumber | undefined;
  /** The steps that it takes in its environment. */
  environmentSteps(): KnownNumber | undefined;
  /** The optimizer steps of one epoch. */
  stepsPerEpoch(): StepsPerEpoch | undefined;
  /** What the only loop counts that steps what has this name in each of its rounds; undefined where there is none. */
  steppedBy(name: string): 'step' | 'epoch' | undefined;
  /** Says that it is nowhere around, with the files in which it is not either. */
  nowhere(sentences: Nowhere, args: Message['args']): Message;
}
