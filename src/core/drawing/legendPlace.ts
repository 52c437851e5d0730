/** Where the legend of a picture is: below the plot, in one of its corners, as names at the ends of the lines, or nowhere. */
export type LegendPlace = 'below' | 'top left' | 'top right' | 'bottom left' | 'bottom right' | 'lines' | 'none';
