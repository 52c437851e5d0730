/** How many texts' widths are kept. */
const most = 500;

/** The widths of texts that are drawn again and again, in one font. */
export class TextWidths {
  #font = '';
  readonly #widths = new Map<string, number>();

  /** In pixels. */
  of(ctx: CanvasRenderingContext2D, font: string, text: string): number {
    if (this.#font !== font || this.#widths.size > most) this.#widths.clear();
    this.#font = font;
    return this.#widths.get(text) ?? this.#measure(ctx, font, text);
  }

  #measure(ctx: CanvasRenderingContext2D, font: string, text: string): number {
    ctx.font = font;
    const { width } = ctx.measureText(text);
    this.#widths.set(text, width);
    return width;
  }
}
