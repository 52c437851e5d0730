import type { Argument, Range } from '../../language/tree/tree';

/**
 * A number with a comma for its thousands or its decimals: the only comma of a call without a blank behind it, or more numbers than there are
 * places. Only a total is so long, and only a weight has decimals.
 */
export function tornNumber(list: readonly Argument[], text: string): Range | undefined {
  const gaps = list.slice(1).map(({ range }, index) => text.slice(list[index]!.range.to, range.from));
  const isTorn = (index: number) => {
    const [left, right] = list
      .slice(index, index + 2)
      .map(({ value, name, range }) => (name || value.kind !== 'number' ? '' : text.slice(range.from, range.to)));
    const isTight = gaps[index] === ',' || right!.startsWith('0');
    return isTight && /^[1-9]\d{0,2}$/.test(left!) && /^\d{3}$/.test(right!);
  };
  const torn = gaps.findLastIndex((_, index) => isTorn(index));
  const isOnly = gaps.filter((gap) => gap === ',').length === 1;
  const isOneTooMany = isOnly && list.filter(({ name }) => !name).length > 3;
  const [left, right] = list.slice(1, 3).map(({ value }) => (value.kind === 'number' ? value.range : undefined));
  if (isOneTooMany && gaps[1] === ',' && left && right) return { from: left.from, to: right.to };
  if (torn < 0 || (torn < 2 && !isOneTooMany)) return undefined;
  return { from: list[torn]!.range.from, to: list[torn + 1]!.range.to };
}
