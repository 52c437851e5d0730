// What calls say of a program's options, by the libraries that read these.
import type { SyntaxNode } from '@lezer/common';
import type { CallNode } from '../../tree/tree';
import type { Source } from '../source';
import { isCommandLine, liftDefaults, liftObject, liftOption, liftParsed, liftWords } from './argparse';
import { liftFlag, liftFlagDefault } from './flags';

/** Binds the options that a call adds, or notes what it says of them. */
export function liftOptions(call: CallNode, list: SyntaxNode, source: Source): void {
  const { callee, arguments: args } = call;
  if (callee.endsWith('add_argument')) liftOption(call, source);
  if (callee.endsWith('.add_arguments')) liftObject(call, source);
  if (callee.endsWith('.set_defaults')) liftDefaults(call, source);
  if (callee.endsWith('.set_default')) liftFlagDefault(call, source);
  if (/(?:^|\.)DEFINE_\w+$/.test(callee)) liftFlag(call, source);
  if (/parse_(?:known_)?args$/.test(callee)) liftParsed(args[0]?.value, args, list, source);
  // `main(['--steps', '5'])` hands it on to the parser; that of absl comes with the name of the program.
  else {
    const isOfFlags = /(?:^|\.)(?:FLAGS|app\.run)$/.test(callee);
    for (const { value } of args) if (value.kind === 'list' && (isOfFlags || isCommandLine(value))) liftWords(value, source);
  }
}
