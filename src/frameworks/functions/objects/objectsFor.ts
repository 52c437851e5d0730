type Way = readonly [path: readonly string[], value: string];

/** Python that makes objects which have these values at the ends of these paths, by the first parts of the paths; `made_space` makes one. */
export function objectsFor(ways: readonly Way[]): readonly (readonly [name: string, text: string])[] {
  const names = [...new Set(ways.map(([[first]]) => first!))];
  return names.map((name) => {
    const inner = ways.filter(([[first]]) => first === name).map(([[, ...rest], value]): Way => [rest, value]);
    const whole = inner.find(([rest]) => rest.length === 0);
    const parts = whole ? [] : objectsFor(inner).map(([key, text]) => `${key}=${text}`);
    return [name, whole?.[1] ?? `made_space(${parts.join(', ')})`];
  });
}
