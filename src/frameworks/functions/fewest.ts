/** As few of some names as have to be asked for, those that always are among them; undefined where not even all of them are enough. */
export function fewest(
  names: readonly string[],
  isEnough: (asked: readonly string[]) => boolean,
  always: readonly string[] = [],
): readonly string[] | undefined {
  if (isEnough(always)) return always;
  if (names.length === 0 || !isEnough(names)) return undefined;
  return names.reduce((asked, name) => {
    const fewer = asked.filter((other) => other !== name);
    return !always.includes(name) && isEnough(fewer) ? fewer : asked;
  }, names);
}
