// The page's skeleton. Nothing of a document is in it: all such text comes by message and is set as text.
import { chartTitle } from '../src/exports/picture';
import { t } from './elements/t';

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

/** A sentence of the page as markup. */
const markup = (sentence: string): string => t(sentence).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** What is in the page's main element from the start: an empty place for each of its parts. */
export const skeleton = (): string => `
  <header>
    <h1>${markup(chartTitle('step'))}</h1>
    <div id="toolbar" role="toolbar" aria-label="${markup('Preview')}">
      <label id="probeField" class="field" title="${markup('A step whose values the legend, the table and the hovers show. 12k, 1e4 and 20% are steps too. P in the chart takes the step under the crosshair.')}"><span>${markup('Probe step')}</span><input id="probeInput" aria-label="${markup('Probe step')}" type="text" inputmode="decimal" autocomplete="off" spellcheck="false" placeholder="${markup('none')}" aria-describedby="probeReason"><span id="probeReason" role="alert" hidden></span></label>
      <button id="axesButton" type="button" popovertarget="axes" title="${markup('Scale and unit of the axes')}">${icon(axesIcon)}<span>${markup('Axes')}</span></button>
      <div id="zoom" class="group" role="group" aria-label="${markup('Zoom')}">
        <button id="zoomOut" type="button" title="${markup('Zoom out (−)')}" aria-label="${markup('Zoom out')}">${icon(zoomOutIcon)}</button>
        <button id="zoomIn" type="button" title="${markup('Zoom in (+). In the chart: drag across a part, or Ctrl and the mouse wheel')}" aria-label="${markup('Zoom in')}">${icon(zoomInIcon)}</button>
        <button id="zoomReset" type="button" title="${markup('Show all (0)')}" aria-label="${markup('Show all')}">${icon(wholeIcon)}</button>
      </div>
      <button id="curvesButton" type="button" popovertarget="curves" title="${markup('Which schedules are shown, and what they are compared with')}">${icon(curvesIcon)}<span>${markup('Schedules')}</span></button>
      <button id="tableButton" type="button" aria-pressed="false" aria-controls="table" title="${markup('Show the values as a table')}">${icon(tableIcon)}<span>${markup('Table')}</span></button>
      <button id="logButton" type="button" title="${markup('Draw a training log over the plan. A file can also be dropped on the chart: hold Shift')}">${icon(logIcon)}<span>${markup('Training log…')}</span></button>
      <button id="exportButton" type="button" popovertarget="exportMenu" aria-haspopup="menu" title="${markup('Save or copy what is shown')}">${icon(saveIcon)}<span>${markup('Export')}</span></button>
      <button id="moreButton" type="button" popovertarget="more" title="${markup('More')}" aria-label="${markup('More')}" hidden>${icon(moreIcon)}</button>
    </div>
    <div id="more" class="panel" popover role="group" aria-label="${markup('More')}"></div>
    <div id="exportMenu" class="panel menu" popover role="menu" aria-label="${markup('Export')}"></div>
    <dialog id="pictureDialog" aria-labelledby="pictureHeading"></dialog>
    <dialog id="shortcuts" aria-labelledby="shortcutsHeading"></dialog>
    <div id="curveMenu" class="panel menu" popover="manual" role="menu" aria-label="${markup('Curve')}"></div>
    <div id="curves" class="panel" popover role="dialog" aria-label="${markup('Schedules')}"></div>
    <div id="axes" class="panel" popover role="dialog" aria-label="${markup('Axes')}">
      <label class="field"><span>${markup('Step axis')}</span><select id="unitSelect"><option value="steps">${markup('Steps')}</option><option value="percent">${markup('Percent')}</option><option value="epochs">${markup('Epochs')}</option></select></label>
      <label class="field"><span>${markup('Steps per epoch')}</span><input id="perEpochInput" type="number" min="0" step="any" aria-describedby="perEpochOrigin"></label>
      <p id="perEpochOrigin" class="hint"></p>
      <div class="field limits" role="group" aria-label="${markup('Steps in sight')}" title="${markup('Empty a field to see all')}"><span>${markup('Steps in sight')}</span><input id="xFrom" type="number" step="any" aria-label="${markup('First step in sight')}"><span aria-hidden="true">–</span><input id="xTo" type="number" step="any" aria-label="${markup('Last step in sight')}"></div>
      <label class="field"><span>${markup('Weight axis')}</span><select id="scaleSelect"><option value="linear">${markup('Linear')}</option><option value="log">${markup('Logarithmic')}</option></select></label>
      <div class="field limits" role="group" aria-label="${markup('Weights in sight')}" title="${markup('Empty a field to see all')}"><span>${markup('Weights in sight')}</span><input id="yFrom" type="number" step="any" aria-label="${markup('Lowest weight in sight')}"><span aria-hidden="true">–</span><input id="yTo" type="number" step="any" aria-label="${markup('Highest weight in sight')}"></div>
      <label class="field" title="${markup('Learning rates beside momenta, and weights that are more than 20 times as large as others, get an axis of their own; where two axes do not do, each has a plot of its own')}"><span>${markup('Value axes')}</span><select id="valueAxesSelect"><option value="automatic">${markup('Automatic')}</option><option value="plots">${markup('A plot each')}</option><option value="one">${markup('One axis')}</option></select></label>
    </div>
  </header>
  <div id="notice" role="status"><p class="wait">${markup('Reading the schedules…')}</p></div>
  <ul id="added" aria-label="${markup('Added files')}" hidden></ul>
  <input id="legendFilter" type="search" placeholder="${markup('Filter curves')}" aria-label="${markup('Filter curves')}" hidden>
  <ul id="legend" aria-label="${markup('Curves')}"></ul>
  <p id="verdict"></p>
  <p id="chartNote" role="status" hidden></p>
  <div id="plot" data-vscode-context='{"webviewSection":"chart","preventDefaultContextMenuItems":true}'>
    <canvas id="canvas" role="img" aria-label="${markup('Chart of weight schedules')}" aria-describedby="summary"></canvas>
    <canvas id="crosshair" aria-hidden="true"></canvas>
    <div id="reader" role="slider" tabindex="0" aria-label="${markup('Training step')}" aria-describedby="readerHelp" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" aria-valuetext="${markup('Step 0')}"></div>
    <div id="probe" role="slider" tabindex="0" aria-label="${markup('Probe step marker')}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" hidden><span></span></div>
    <div id="handles" role="group" aria-label="${markup('Handles of the curve')}"></div>
    <div id="handleHint" aria-hidden="true" hidden><span></span></div>
    <div id="selection" hidden></div>
    <div id="readout" aria-hidden="true" hidden></div>
  </div>
  <p id="summary" class="spoken"></p>
  <p id="readerHelp" class="spoken">${markup('Arrow keys read the values along the curves, with Ctrl one step at a time; Page keys move by a tenth, Home and End to the ends. P keeps the step as the probe. Plus and minus zoom, with Alt the weights; 0 shows all; Shift and arrow keys move the part in sight. A question mark lists the keys.')}</p>
  <p id="live" class="spoken" aria-live="polite"></p>
  <section id="questions" aria-label="${markup('Questions')}" hidden></section>
  <details id="controls" hidden>
    <summary>${markup('Change')} <span id="controlsHeading"></span></summary>
    <div id="controlsBody"></div>
  </details>
  <section id="logged" aria-label="${markup('Planned against logged')}" hidden></section>
  <section id="compared" aria-label="${markup('Comparison')}" hidden></section>
  <section id="problems" aria-label="${markup('Schedules that cannot be drawn')}" hidden></section>
  <section id="table" class="spoken" aria-label="${markup('Values')}" tabindex="-1"></section>
`;
