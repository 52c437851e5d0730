/** A copy of a piece of a text. A slice as it is keeps the whole text in memory for as long as it lives. */
export const detached = (slice: string): string => ` ${slice}`.slice(1);
