// The seam: how a framework tells which nodes of a tree are its schedules.
import type { Argument, CallNode, Range } from '../tree/tree';
import type { Definition } from './definition';
import type { FoundParameter, FoundSchedule, Problem } from './found';
import type { ReadOptions, Site } from './site';

/** What counts as a schedule in a text. */
export interface FindOptions extends ReadOptions {
  /** Who is asked, in this order: the first one that claims a node has it. */
  readonly frameworks: readonly Framework[];
  /** Called where a framework fails over a node, which then has no schedule; where it is left out all fails. */
  readonly onFailure?: (error: Error) => void;
}

/** What people do with what a framework reads. */
export type Field = 'libraries' | 'language' | 'vision' | 'generation' | 'speech' | 'control' | 'science' | 'own';

type OneLanguage = 'python' | 'yaml' | 'toml' | 'shell';

/** Something that has schedules of its own: our language, PyTorch, a trainer's config. */
export interface Framework {
  /** What it is called: "torch". */
  readonly name: string;
  /** What it reads, for those who want to know: for which field of work, of which library, what of it, and in which languages. In Markdown. */
  readonly reads: { readonly field: Field; readonly library: string; readonly what: string; readonly where: string };
  /**
   * Words one of which stands in each node that it claims, or in the import of a name there. `*_warmup_steps` stands for every word that ends with
   * these one or two parts, `lin_*` for every one that begins with this part; in these a hyphen is as good as a line.
   */
  readonly marks: (options: Pick<ReadOptions, 'functionNames'>) => readonly string[];
  /** The only languages in which it has schedules; all of them where it is left out. */
  readonly language?: OneLanguage | readonly OneLanguage[];
  /** It is asked before our own language: what a text defines itself is the truth. */
  readonly isFirst?: boolean;
  /** It reads what the user says is a function of the step, whatever its names: see `ReadOptions.step`. */
  readonly takesAsked?: boolean;
  /** The kinds that are offered to somebody who writes a schedule, the plainest first; none where they are only read. */
  readonly kinds?: readonly Definition[];
  /** Functions of the Python runtime that are called there as they are in configs. */
  readonly runtimeFunctions?: readonly string[];
  /** Whether the node of a site is one of its schedules, and which. */
  readonly recognise: (site: Site) => Claim | undefined;
  /** The call that a node stands for which nobody claims, as a program would write it, and what becomes of a claim of that. */
  readonly standsFor?: (site: Site) => StandingCall | undefined;
  /** What becomes of a claim of any framework by what stands around its node: another loop steps the scheduler. Undefined where nothing does. */
  readonly adapt?: (claim: Claim, site: Site) => Claim | undefined;
}

/** A call that stands in a config, by its full name. */
export interface StandingCall {
  readonly call: CallNode;
  readonly made: (claim: Claim) => Claim;
}

/** A framework's word that a node is a schedule, and of what kind. */
export type Claim = ClaimedKind & ClaimedParts;

type ClaimedKind =
  | { readonly definition: Definition; readonly source?: string }
  /** It is plainly a schedule, but not of which kind: the problems say why. `source` is that of `Kind`. */
  | { readonly definition: undefined; readonly source: string };

interface ClaimedParts {
  /** What it is called, where that is not the key of its node. */
  readonly label?: string;
  /** What is to be bound to the parameters of the definition. */
  readonly arguments: readonly Argument[];
  /** Parameters that the framework has read itself. */
  readonly given?: readonly FoundParameter[];
  /** Other keys than the parameters may stand between the arguments. */
  readonly isOpen?: boolean;
  readonly problems?: readonly Problem[];
  /** What stands for it in the text, where that is less than its node: what stands behind it in the node is searched, too. */
  readonly range?: Range;
  /** The schedules that it is made of and that stand within it, in document order. */
  readonly parts?: readonly FoundSchedule[];
  /** It is the same however long it is, and its length is not said. */
  readonly isEndless?: boolean;
  /** All that it is made of, those that stand elsewhere too. */
  readonly madeOf?: readonly FoundSchedule[];
}
