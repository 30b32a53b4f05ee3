// Several runs over each other: a number's curves, where they ended, and what their recipes do differently.

import { element, root } from '../site.js';
import { chart, KINDS, shown, sign, smooth } from './chart.js';
import { json } from './documents.js';
import { described, loadMetrics, usualAmong } from './metrics.js';

const page = document.getElementById('compare');
const curves = new Map();
let runs = [];
let state;

/** Keys of recipes whose values are not the same in all runs, with the value of each; undefined where there is none. */
export function differences(recipes) {
  const keys = [...new Set(recipes.flatMap((r) => Object.keys(r)))].sort();
  return keys.map((key) => [key, recipes.map((r) => r[key])])
    .filter(([, values]) => values.some((v) => v !== values[0]));
}

function read(name) {
  if (!curves.has(name)) curves.set(name, json(`${root}runs/${encodeURIComponent(name)}/curves.json`));
  return curves.get(name);
}

function remember() {
  const parameters = new URLSearchParams();
  for (const run of state.runs) parameters.append('run', run);
  if (state.metric) parameters.set('metric', state.metric);
  if (state.smooth > 1) parameters.set('smooth', state.smooth);
  history.replaceState(null, '', `?${parameters}`);
}

const choice = element('fieldset', { class: 'choice' });
const bar = element('div', { class: 'bar' });
const figures = element('div', { class: 'compare-figure' });
const tables = element('div', {});

function choose() {
  choice.replaceChildren(element('legend', {}, `Runs (up to ${KINDS})`), ...runs.map(({ run }) => {
    const input = element('input', { type: 'checkbox', value: run });
    input.checked = state.runs.includes(run);
    input.disabled = !input.checked && state.runs.length >= KINDS;
    input.addEventListener('change', async () => {
      state.runs = input.checked ? [...state.runs, run] : state.runs.filter((r) => r !== run);
      await draw();
      choice.querySelector(`input[value="${CSS.escape(run)}"]`).focus();
    });
    const at = state.runs.indexOf(run);
    return element('label', { class: 'tick' }, input, ' ', ...(at >= 0 ? [sign(at), ' '] : []), run);
  }));
}

function controls(names) {
  const metric = element('select', { id: 'metric' }, ...names.map((n) => element('option', { value: n },
    described(n).label === n ? n : `${described(n).label} (${n})`)));
  metric.value = state.metric;
  metric.addEventListener('change', async () => {
    state.metric = metric.value;
    await draw();
    document.getElementById('metric').focus();
  });
  const width = element('select', { id: 'smooth' }, ...[1, 5, 10, 25].map((n) => element('option', { value: n },
    n === 1 ? 'as measured' : `mean of ${n} points`)));
  width.value = state.smooth;
  width.addEventListener('change', async () => {
    state.smooth = Number(width.value);
    await draw();
    document.getElementById('smooth').focus();
  });
  bar.replaceChildren(element('label', {}, 'Number ', metric), element('label', {}, 'Curves ', width));
}

function table(caption, head, rows) {
  const frame = { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': caption };
  return element('div', frame, element('table', { class: 'numbers' },
    element('caption', { class: 'visually-hidden' }, caption),
    element('thead', {}, element('tr', {}, ...head.map((h) => element('th', { scope: 'col' }, h)))),
    element('tbody', {}, ...rows.map(([name, ...cells]) => element('tr', {},
      element('th', { scope: 'row' }, name), ...cells.map((c) => element('td', {}, c)))))));
}

async function draw() {
  remember();
  choose();
  if (state.runs.length === 0) {
    bar.replaceChildren();
    figures.replaceChildren(element('p', { class: 'status' }, 'Tick at least one run.'));
    tables.replaceChildren();
    page.dataset.ready = 'yes';
    return;
  }
  const all = await Promise.all(state.runs.map(read));
  const names = [...new Set(all.flatMap((r) => Object.keys(r.curves)))].sort();
  const order = [...usualAmong(names), ...names.filter((n) => !usualAmong(names).includes(n))];
  if (!order.includes(state.metric)) [state.metric] = order;
  remember();
  controls(order);
  const lines = all.map((r, i) => ({ name: state.runs[i], kind: i, ...smooth(r.curves[state.metric]
    ?? { steps: [], values: [] }, state.smooth) })).filter((c) => c.steps.length);
  const { label, meaning } = described(state.metric ?? '');
  figures.replaceChildren(...(lines.length ? [chart({
    title: label, name: state.metric, meaning, curves: lines, size: 'wide',
  }).figure]
    : [element('p', { class: 'status' }, 'None of these runs has measured anything yet.')]));
  const last = (curve) => (curve ? `${shown(curve.values.at(-1))} at ${curve.steps.at(-1)}` : '-');
  const recipes = state.runs.map((name) => runs.find((r) => r.run === name).recipe);
  const different = differences(recipes);
  tables.replaceChildren(
    element('h2', {}, 'Where they ended'),
    table('Last values', ['Number', ...state.runs], usualAmong(names).map((n) => [
      described(n).label, ...all.map((r) => last(r.curves[n]))])),
    element('h2', {}, 'What their recipes do differently'),
    different.length ? table('Differences of recipes', ['Key', ...state.runs], different.map(([key, values]) => [
      element('code', {}, key), ...values.map((v) => element('code', {}, v ?? 'not there'))]))
      : element('p', { class: 'status' }, state.runs.length > 1 ? 'Nothing: the recipes are the same.'
        : 'One run alone differs from nothing; tick another.'),
  );
  page.dataset.ready = 'yes';
}

async function begin() {
  await loadMetrics();
  ({ runs } = await json('runs.json'));
  const parameters = new URLSearchParams(location.search);
  state = {
    runs: parameters.getAll('run').filter((name) => runs.some((r) => r.run === name)).slice(0, KINDS),
    metric: parameters.get('metric') ?? '',
    smooth: Number(parameters.get('smooth')) || 1,
  };
  page.replaceChildren(choice, bar, figures, tables);
  if (runs.length === 0) choice.replaceChildren(element('p', { class: 'status' }, 'There is no run to compare.'));
  else await draw();
  page.dataset.ready = 'yes';
}

begin();
