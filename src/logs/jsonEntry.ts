import type { LogTableBuilder } from './logTable';

/** Adds an entry of a log, given as JSON, as a row: its numbers by their keys, those of nested objects by their paths. */
export function addEntry(builder: LogTableBuilder, text: string): void {
  const entry = parse(text);
  if (typeof entry !== 'object' || !entry) {
    builder.unreadable++;
    return;
  }
  builder.startRow();
  if (Array.isArray(entry)) addScalar(builder, entry);
  else addFields(builder, entry as Readonly<Record<string, unknown>>, '', 0);
}

/** Python writes NaN and Infinity, which JSON does not have: they are left out. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(text.replace(/("(?:[^"\\]|\\.)*")|-?\b(?:NaN|Infinity)\b/g, (_, string: string | undefined) => string ?? 'null'));
    } catch {
      return undefined;
    }
  }
}

/** TensorBoard's downloads have lists of the time, the step and the value. */
function addScalar(builder: LogTableBuilder, entry: readonly unknown[]): void {
  const names = entry.length === 3 ? ['wall_time', 'step', 'value'] : entry.map((_, index) => `column ${index + 1}`);
  entry.forEach((value, index) => {
    if (typeof value === 'number') builder.add(names[index]!, value);
  });
}

const deepest = 4;

function addFields(builder: LogTableBuilder, fields: Readonly<Record<string, unknown>>, prefix: string, depth: number): void {
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'number') builder.add(prefix + key, value);
    else if (typeof value === 'object' && value && !Array.isArray(value) && depth < deepest)
      addFields(builder, value as Readonly<Record<string, unknown>>, `${prefix}${key}.`, depth + 1);
  }
}
