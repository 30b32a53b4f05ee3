// The page of a run: its curves, which grow while the run goes on.

import { element } from '../site.js';
import { chart } from './chart.js';
import { json } from './documents.js';
import { described, loadMetrics, usualAmong } from './metrics.js';

const page = document.getElementById('run');
const figures = document.getElementById('figures');
const chosen = new Set();
let run;
let charts = [];

/** Puts what came since at the end of what is known; steps that are there already are replaced. */
export function merge(curves, more) {
  for (const [name, { steps, values }] of Object.entries(more)) {
    const known = curves[name] ?? { steps: [], values: [] };
    const kept = steps.length ? known.steps.findIndex((s) => s >= steps[0]) : -1;
    const end = kept < 0 ? known.steps.length : kept;
    curves[name] = {
      steps: [...known.steps.slice(0, end), ...steps],
      values: [...known.values.slice(0, end), ...values],
    };
  }
  return curves;
}

function draw() {
  const names = [...usualAmong(Object.keys(run.curves)), ...chosen];
  charts = names.filter((name) => run.curves[name]?.steps.length).map((name) => {
    const { label, meaning } = described(name);
    return chart({
      title: label,
      name,
      meaning,
      curves: [{ name: label, kind: 0, ...run.curves[name] }],
      flags: run.raised.map((f) => f.step),
      moved: (step) => charts.forEach((c) => c.follow(step)),
    });
  });
  // What has the focus is about to go.
  const focused = [...figures.querySelectorAll('input')].indexOf(document.activeElement);
  figures.replaceChildren(...charts.map((c) => c.figure));
  if (focused >= 0) figures.querySelectorAll('input')[focused]?.focus();
  document.getElementById('no-curves')?.toggleAttribute('hidden', charts.length > 0);
}

function offerOthers() {
  const select = document.getElementById('metric');
  const there = new Set([...select.options].map((o) => o.value));
  const usual = usualAmong(Object.keys(run.curves));
  for (const name of Object.keys(run.curves)) {
    if (!usual.includes(name) && !there.has(name)) select.append(element('option', { value: name }, name));
  }
  document.getElementById('more').hidden = select.options.length < 2;
}

const percent = (share) => (share === null ? '-' : `${(100 * share).toFixed(1)}\u00a0%`);

/** How long something took: `12.3 s`, `4:05 min`, `2:07:30 h`. */
export function time(seconds) {
  const two = (n) => String(Math.floor(n)).padStart(2, '0');
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)} h`;
  return seconds >= 60 ? `${Math.floor(seconds / 60)}:${two(seconds % 60)} min` : `${seconds.toFixed(1)} s`;
}

function tell() {
  const state = document.getElementById('state');
  state.textContent = run.state;
  state.dataset.state = run.state;
  document.getElementById('step').textContent = run.step;
  document.getElementById('accuracy').textContent = percent(run.accuracy);
  document.getElementById('best').textContent = percent(run.best);
  document.getElementById('seconds').textContent = time(run.seconds);
  document.getElementById('tokens').textContent = run.tokens.toLocaleString('en');
  const raised = document.getElementById('raised');
  for (const flag of run.raised.slice(raised.children.length)) {
    raised.append(element('li', {}, element('span', { class: 'kind', 'data-type': 'limits' }, flag.rule), ' ',
      element('b', {}, `step ${flag.step}`), element('p', {}, `${flag.message}.`)));
  }
  document.getElementById('no-flags').hidden = run.raised.length > 0;
}

function follow() {
  const source = new EventSource('events');
  source.addEventListener('run', (event) => {
    const { curves, ...row } = JSON.parse(event.data);
    run = { ...run, ...row, curves: merge(run.curves, curves) };
    tell();
    offerOthers();
    draw();
  });
  source.addEventListener('end', async () => {
    source.close();
    run = await json('curves.json');
    tell();
    draw();
    document.getElementById('live').textContent = 'The run has ended; load the page again for all that it left.';
  });
}

async function begin() {
  await loadMetrics();
  run = await json('curves.json');
  document.getElementById('metric').addEventListener('change', (event) => {
    if (event.target.value) chosen.add(event.target.value);
    draw();
  });
  offerOthers();
  draw();
  figures.dataset.ready = 'yes';
  if (page.dataset.follow === 'yes') follow();
}

begin();
