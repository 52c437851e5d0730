// The page's skeleton. Nothing of a document is in it: all such text comes by message and is set as text.
import { chartTitle } from '../src/exports/picture';

const tableIcon = '<path d="M2 3h12v10H2zM2 6.5h12M2 9.8h12M6.5 3v10"/>';
const logIcon =
  '<path d="M2 13.5h12M3 11l3.5-4 3 2.5L13.5 4"/><circle cx="3" cy="11" r=".9"/><circle cx="6.5" cy="7" r=".9"/><circle cx="9.5" cy="9.5" r=".9"/>';
const saveIcon = '<path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11"/>';

const axesIcon = '<path d="M2.5 2v11.5H14M5.5 10.5c3 0 4-6.5 7.5-6.5"/>';
const zoomInIcon = '<circle cx="7" cy="7" r="4.5"/><path d="M10.3 10.3 14 14M7 5v4M5 7h4"/>';
const zoomOutIcon = '<circle cx="7" cy="7" r="4.5"/><path d="M10.3 10.3 14 14M5 7h4"/>';
const wholeIcon = '<path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4"/>';
const curvesIcon = '<path d="M2 12c4 0 4-8 12-8M2 8c5 0 6 4 12 4"/>';
const moreIcon = '<path d="M3 8h.01M8 8h.01M13 8h.01" stroke-width="2.2"/>';

const icon = (paths: string): string =>
  `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${paths}</svg>`;

/** What is in the page's main element from the start: an empty place for each of its parts. */
export const skeleton = `
  <header>
    <h1>${chartTitle}</h1>
    <div id="toolbar" role="toolbar" aria-label="Preview">
      <label id="probeField" class="field" title="A step whose values the legend, the table and the hovers show. 12k, 1e4 and 20% are steps too. P in the chart takes the step under the crosshair."><span>Probe step</span><input id="probeInput" aria-label="Probe step" type="text" inputmode="decimal" autocomplete="off" spellcheck="false" placeholder="none" aria-describedby="probeReason"><span id="probeReason" role="alert" hidden></span></label>
      <button id="axesButton" type="button" popovertarget="axes" title="Scale and unit of the axes">${icon(axesIcon)}<span>Axes</span></button>
      <div id="zoom" class="group" role="group" aria-label="Zoom">
        <button id="zoomOut" type="button" title="Zoom out (−)" aria-label="Zoom out">${icon(zoomOutIcon)}</button>
        <button id="zoomIn" type="button" title="Zoom in (+). In the chart: drag across a part, or Ctrl and the mouse wheel" aria-label="Zoom in">${icon(zoomInIcon)}</button>
        <button id="zoomReset" type="button" title="Show all (0)" aria-label="Show all">${icon(wholeIcon)}</button>
      </div>
      <button id="curvesButton" type="button" popovertarget="curves" title="Which schedules are shown, and what they are compared with">${icon(curvesIcon)}<span>Schedules</span></button>
      <button id="tableButton" type="button" aria-pressed="false" aria-controls="table" title="Show the values as a table">${icon(tableIcon)}<span>Table</span></button>
      <button id="logButton" type="button" title="Draw a training log over the plan. A file can also be dropped on the chart: hold Shift">${icon(logIcon)}<span>Training log…</span></button>
      <button id="exportButton" type="button" popovertarget="exportMenu" aria-haspopup="menu" title="Save or copy what is shown">${icon(saveIcon)}<span>Export</span></button>
      <button id="moreButton" type="button" popovertarget="more" title="More" aria-label="More" hidden>${icon(moreIcon)}</button>
    </div>
    <div id="more" class="panel" popover role="group" aria-label="More"></div>
    <div id="exportMenu" class="panel menu" popover role="menu" aria-label="Export"></div>
    <div id="curveMenu" class="panel menu" popover="manual" role="menu" aria-label="Curve"></div>
    <div id="curves" class="panel" popover role="dialog" aria-label="Schedules"></div>
    <div id="axes" class="panel" popover role="dialog" aria-label="Axes">
      <label class="field"><span>Step axis</span><select id="unitSelect"><option value="steps">Steps</option><option value="percent">Percent</option><option value="epochs">Epochs</option></select></label>
      <label class="field"><span>Steps per epoch</span><input id="perEpochInput" type="number" min="0" step="any" aria-describedby="perEpochOrigin"></label>
      <p id="perEpochOrigin" class="hint"></p>
      <label class="field"><span>Weight axis</span><select id="scaleSelect"><option value="linear">Linear</option><option value="log">Logarithmic</option></select></label>
      <label class="field" title="Learning rates beside momenta, and weights that are more than 20 times as large as others, get an axis of their own"><span>Value axes</span><select id="valueAxesSelect"><option value="automatic">Automatic</option><option value="one">One axis</option></select></label>
    </div>
  </header>
  <div id="notice" role="status"><p class="wait">Reading the schedules…</p></div>
  <ul id="added" aria-label="Added files" hidden></ul>
  <input id="legendFilter" type="search" placeholder="Filter curves" aria-label="Filter curves" hidden>
  <ul id="legend" aria-label="Curves"></ul>
  <p id="chartNote" role="status" hidden></p>
  <div id="plot">
    <canvas id="canvas" role="img" aria-label="Chart of weight schedules" aria-describedby="summary"></canvas>
    <div id="reader" role="slider" tabindex="0" aria-label="Training step" aria-describedby="readerHelp" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" aria-valuetext="Step 0"></div>
    <div id="probe" role="slider" tabindex="0" aria-label="Probe step marker" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" hidden><span></span></div>
    <div id="selection" hidden></div>
    <div id="readout" aria-hidden="true" hidden></div>
  </div>
  <p id="summary" class="spoken"></p>
  <p id="readerHelp" class="spoken">Arrow keys read the values along the curves, with Ctrl one step at a time; Page keys move by a tenth, Home and End to the ends. P keeps the step as the probe. Plus and minus zoom, with Alt the weights; 0 shows all; Shift and arrow keys move the part in sight.</p>
  <p id="live" class="spoken" aria-live="polite"></p>
  <section id="questions" aria-label="Questions" hidden></section>
  <details id="controls" hidden>
    <summary>Change <span id="controlsHeading"></span></summary>
    <div id="controlsBody"></div>
  </details>
  <section id="logged" aria-label="Planned against logged" hidden></section>
  <section id="compared" aria-label="Comparison" hidden></section>
  <section id="problems" aria-label="Schedules that cannot be drawn" hidden></section>
  <section id="table" class="spoken" aria-label="Values" tabindex="-1"></section>
`;
