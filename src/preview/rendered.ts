/** A finished drawing, as the page reports it. */
export interface Rendered {
  readonly uri: string | undefined;
  /** The version of the document. */
  readonly version: number | undefined;
  /** The `id` of the curve that is marked. */
  readonly active: string | undefined;
  readonly labels: readonly string[];
  readonly points: number;
  /** The script time of the drawing. */
  readonly milliseconds: number;
}
