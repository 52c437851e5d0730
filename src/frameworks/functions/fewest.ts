/**
 * As few of some names as have to be asked for, those that always are among them; undefined where none of the choices that are tried is enough. All of
 * them may be too many: one that stands for an object is no number.
 */
export function fewest(
  names: readonly string[],
  isEnough: (asked: readonly string[]) => boolean,
  always: readonly string[] = [],
): readonly string[] | undefined {
  if (isEnough(always)) return always;
  if (names.length === 0) return undefined;
  let asked = names;
  let enough = isEnough(names);
  for (const name of names.filter((each) => !always.includes(each))) {
    const fewer = asked.filter((other) => other !== name);
    if (fewer.length === 0 || !isEnough(fewer)) continue;
    asked = fewer;
    enough = true;
  }
  return enough ? asked : undefined;
}
