/** Where the legend of a picture is: below the plot, in one of its corners, or nowhere. */
export type LegendPlace = 'below' | 'top left' | 'top right' | 'bottom left' | 'bottom right' | 'none';
