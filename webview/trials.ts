/** Gives a number of the text, by its parameter or its item in a list, another value: for a look, or in the text. */
export interface Trials {
  readonly try: (parameter: string, number: number) => void;
  readonly keep: (parameter: string, number: number) => void;
  /** Draws what the text says. */
  readonly cancel: (parameter: string) => void;
}
