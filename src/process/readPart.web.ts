/** On the web files are read as a whole. */
export const readPart: ((path: string, from: number, to: number) => Promise<Uint8Array>) | undefined = undefined;
