import { format } from '../text/format';
import { repr, text } from '../text/repr';
import type { TextPart } from '../syntax/ast';
import type { Evaluate, Frame } from './frame';
import type { Scope } from './scope';

/** An f-string as text. */
export function compileText(parts: readonly TextPart[], scope: Scope): Evaluate {
  const { runtime } = scope.unit;
  const pieces = parts.map((part): ((frame: Frame) => string) => {
    if (typeof part === 'string') return () => part;
    const { run } = scope.compile(part.value);
    const spec = part.format.length > 0 ? compileText(part.format, scope) : undefined;
    return (frame) => {
      const value = run(frame);
      const by = spec?.(frame) ?? '';
      runtime.where = part.range;
      const shown = part.conversion === '' ? value : part.conversion === 's' ? text(runtime, value) : repr(runtime, value);
      return format(runtime, shown, by as string);
    };
  });
  return (frame) => {
    const result = pieces.map((piece) => piece(frame)).join('');
    runtime.reserve(result.length);
    return result;
  };
}
