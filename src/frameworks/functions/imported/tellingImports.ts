// What a file imports as the interpreter asks for it: files are read only for names that tell that it may matter.
import type { Imports, PythonFile } from '../../../interpreter/interpret';
import type { ImportedFile, ImportedFiles } from '../../../language/resolve/imports/importedFiles';
import { isWeightName } from '../stepNames';

/** Names of functions that make schedules: `cosine_scheduler`, `linear_schedule`, `frange_cycle_linear`. */
const makers = /sched|anneal|ramp|warm_?up|cosine|cycl|frange|interp/i;
const constants = /^_?[A-Z][A-Z0-9_]{2,}$/;
/** Names of what holds the options of the command line, and of functions that read them: `args`, `opt`, `get_args_parser`, `parse_options`. */
const options = /^(?:\w+_)?(?:args|arguments|opts?|options?|parser)$/i;

/** Whether a name is one of a function that makes a schedule. */
export const isMakerName = (name: string): boolean => makers.test(name);

const isTelling = (name: string): boolean => isWeightName(name) || isMakerName(name) || constants.test(name) || options.test(name);

const files = new WeakMap<ImportedFile, PythonFile>();

function fileOf(file: ImportedFile): PythonFile {
  const known = files.get(file) ?? { text: file.text, imports: tellingImports(file.imports) };
  files.set(file, known);
  return known;
}

/** The imports of a file for the interpreter. */
export const tellingImports = (imports: ImportedFiles): Imports => ({
  get: (path) => {
    const file = imports.get(path);
    return file && fileOf(file);
  },
  askFor: (paths, names) => {
    if (names.some(isTelling)) imports.askFor(paths);
  },
});
