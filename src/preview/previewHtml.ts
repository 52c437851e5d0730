// The page's skeleton. Nothing of a document is in it: all such text comes by message and is set as text.

export interface PreviewHtmlOptions {
  readonly cspSource: string;
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

const tableIcon = '<path d="M2 3h12v10H2zM2 6.5h12M2 9.8h12M6.5 3v10"/>';
const saveIcon = '<path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11"/>';

const icon = (paths: string): string =>
  `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${paths}</svg>`;

/** The preview page: no inline script or style, no network, and an empty place for each of its parts. */
export function previewHtml({ cspSource, nonce, scriptUri, styleUri }: PreviewHtmlOptions): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; img-src ${cspSource};`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Weight schedules</title>
<link rel="stylesheet" href="${styleUri}">
</head>
<body>
<main id="page" class="loading">
  <header>
    <h1>Dynamic Weights Over Training Steps</h1>
    <div role="toolbar" aria-label="Preview">
      <button id="tableButton" type="button" aria-pressed="false" aria-controls="table" title="Show the values as a table">${icon(tableIcon)}<span>Table</span></button>
      <button id="pngButton" type="button" title="Save the chart as a PNG picture">${icon(saveIcon)}<span>Save as PNG</span></button>
    </div>
  </header>
  <div id="notice" role="status"><p class="wait">Reading the schedules…</p></div>
  <ul id="legend" aria-label="Curves"></ul>
  <div id="plot">
    <canvas id="canvas" role="img" aria-label="Chart of weight schedules" aria-describedby="summary"></canvas>
    <div id="reader" role="slider" tabindex="0" aria-label="Training step" aria-describedby="readerHelp" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" aria-valuetext="Step 0"></div>
    <div id="readout" aria-hidden="true" hidden></div>
  </div>
  <p id="summary" class="spoken"></p>
  <p id="readerHelp" class="spoken">Arrow keys read the values along the curves, with Shift one step at a time; Page keys move by a tenth, Home and End to the ends.</p>
  <p id="live" class="spoken" aria-live="polite"></p>
  <section id="problems" aria-label="Schedules that cannot be drawn" hidden></section>
  <section id="table" class="spoken" aria-label="Values" tabindex="-1"></section>
</main>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>`;
}
