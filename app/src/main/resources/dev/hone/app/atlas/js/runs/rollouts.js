// The browser of a run's rollouts: which to list, one to read, another beside it, and the way through training.

import { element } from '../site.js';
import { json } from './documents.js';
import { readState, sample, stops, wanted, writeState } from './rollout-state.js';
import { MEASURES } from './measures.js';
import { panel } from './rollout-panel.js';
import { legend } from './tokens.js';
import { chart, shown } from './chart.js';

const browser = document.getElementById('browser');
const known = new Map();
let index;
let state;
let listed = [];
let drawing = 0;

/** A document of the run, read once. */
function read(name) {
  if (!known.has(name)) {
    const promise = json(`rollouts/${name}.json`);
    promise.catch(() => known.delete(name));
    known.set(name, promise);
  }
  return known.get(name);
}

/** A rollout with its tokens. */
async function traced(id) {
  const [step, group] = id.split('.');
  const { rollouts } = await read(`group-${step}-${group}`);
  return rollouts.find((r) => r.rollout === id);
}

function select(label, id, options, value, changed) {
  const made = element('select', { id }, ...options.map(([v, text]) => element('option', { value: v }, text)));
  made.value = value;
  made.addEventListener('change', () => changed(made.value));
  return element('label', {}, `${label} `, made);
}

const OF = [
  ['step', 'of a step'], ['best', 'the best of the run'], ['worst', 'the worst of the run'],
  ['flagged', 'flagged in the run'], ['problem', 'of one problem, through training'],
  ['task', 'of one task, through training'],
];
const ORDERS = [['made', 'as they were made'], ['best', 'best first'], ['worst', 'worst first'], ['flagged', 'flagged only']];

const bar = element('div', { class: 'bar' });
const trace = element('div', { class: 'trace' });
const list = element('ol', { class: 'rollout-list', 'aria-label': 'Rollouts' });
const status = element('p', { class: 'status', role: 'status' });
const key = element('div', {});
const panels = element('div', { class: 'rollout-panels' });

/** How often each problem came, most often first. */
function problems() {
  const counts = new Map();
  for (const g of index.groups) counts.set(g.problem, (counts.get(g.problem) ?? new Set()).add(g.step));
  return [...counts].map(([problem, steps]) => [problem, steps.size]).sort((a, b) => b[1] - a[1]);
}

function go(change) {
  state = { ...state, ...change };
  show();
}

function controls() {
  const places = stops(index, state);
  const through = places.length > 0;
  const slider = element('input', { type: 'range', min: 0, max: Math.max(0, places.length - 1), step: 1, id: 'at' });
  const at = places.findIndex((p) => p.step === state.step);
  slider.value = at < 0 ? 0 : at;
  const out = element('output', { for: 'at' });
  const say = () => {
    const place = places[Number(slider.value)];
    out.textContent = place ? `${place.step}${places.length > 1 ? ` (${Number(slider.value) + 1} of ${places.length})` : ''}` : '';
    slider.setAttribute('aria-valuetext', place ? `step ${place.step}` : 'none');
  };
  say();
  slider.addEventListener('input', () => {
    say();
    const { step } = places[Number(slider.value)];
    go({ step, a: sample(index, { ...state, step }, state.a) });
  });
  bar.replaceChildren(
    select('Rollouts', 'of', OF, state.of, (of) => {
      const next = { ...state, of, a: '' };
      if (of === 'problem') next.problem = next.problem || problems()[0][0];
      if (of === 'task') next.task = next.task || index.groups[0].family;
      next.step = stops(index, next).some((p) => p.step === next.step) ? next.step : stops(index, next)[0]?.step ?? 0;
      go(next);
      controls();
      document.getElementById('of').focus();
    }),
    ...(state.of === 'problem' ? [select('Problem', 'problem', problems().slice(0, 400).map(([p, n]) => [
      p, `${p.length > 40 ? `${p.slice(0, 38)}…` : p} (${n} ${n === 1 ? 'step' : 'steps'})`]), state.problem, (problem) => {
      const next = { ...state, problem, a: '' };
      go({ ...next, step: stops(index, next)[0].step });
      controls();
      document.getElementById('problem').focus();
    })] : []),
    ...(state.of === 'task' ? [select('Task', 'task', [...new Set(index.groups.map((g) => g.family))].map((f) => [f, f]),
      state.task, (task) => {
        const next = { ...state, task, a: '' };
        go({ ...next, step: stops(index, next)[0].step });
        controls();
        document.getElementById('task').focus();
      })] : []),
    ...(through ? [element('label', { class: 'grow' }, element('span', {}, 'Step ', out), slider)] : []),
    ...(['step', 'task'].includes(state.of)
      ? [select('Order', 'order', ORDERS, state.order, (order) => go({ order, a: '' }))] : []),
    select('Colour', 'colour', Object.entries(MEASURES).map(([k, m]) => [k, m.label.toLowerCase()]), state.colour,
      (colour) => go({ colour })),
  );
}

/** Mean reward of the problem or task over training. */
function drawTrace() {
  if (!['problem', 'task'].includes(state.of)) {
    trace.replaceChildren();
    return;
  }
  const places = stops(index, state).filter((p) => p.reward !== null);
  if (places.length < 2) {
    trace.replaceChildren(element('p', { class: 'status' },
      state.of === 'problem' ? 'The run met this problem in one step only.' : 'The task came in one step only.'));
    return;
  }
  const { figure, follow } = chart({
    title: `Mean reward of ${state.of === 'problem' ? 'this problem' : state.task}`,
    curves: [{ name: 'reward', kind: 0, steps: places.map((p) => p.step), values: places.map((p) => p.reward) }],
  });
  figure.querySelector('input').remove();
  follow(state.step);
  trace.replaceChildren(figure);
}

function line(rollout) {
  const chosen = (id) => (state[id] === rollout.rollout ? 'true' : 'false');
  const open = element(
    'button',
    { class: 'rollout', type: 'button', 'aria-pressed': chosen('a'), 'data-id': rollout.rollout },
    element('span', { class: 'rollout-head' }, element('b', {}, rollout.rollout),
      element('span', { class: 'verdict', 'data-verdict': rollout.verdict }, rollout.verdict),
      element('span', {}, `reward ${shown(rollout.reward)}`),
      element('span', {}, `${rollout.tokens} tokens`),
      ...rollout.flags.map((f) => element('span', { class: 'kind', 'data-type': 'limits' }, f.replace('_', ' ')))),
    element('span', { class: 'rollout-text' }, `${rollout.prompt}${rollout.text}`.slice(0, 160)),
  );
  open.addEventListener('click', () => go({ a: rollout.rollout }));
  const beside = element('button', {
    class: 'action', type: 'button', 'aria-pressed': chosen('b'), 'aria-label': `Show ${rollout.rollout} beside`,
  }, 'Beside');
  beside.addEventListener('click', () => go({ b: state.b === rollout.rollout ? '' : rollout.rollout }));
  return element('li', {}, open, beside);
}

function drawList() {
  const focused = document.activeElement?.closest('.rollout-list li');
  const at = focused ? [...list.children].indexOf(focused) : -1;
  const wasBeside = document.activeElement?.classList.contains('action');
  list.replaceChildren(...listed.map(line));
  if (at >= 0) list.children[at]?.querySelector(wasBeside ? '.action' : '.rollout').focus();
  status.textContent = listed.length === 0 ? 'No such rollout.'
    : `${listed.length} ${listed.length === 1 ? 'rollout' : 'rollouts'}`;
}

/** Shows what the state asks for; a later call overtakes an earlier one. */
async function show() {
  drawing += 1;
  const mine = drawing;
  const found = await wanted(index, state, read);
  if (mine !== drawing) return;
  listed = found;
  if (!listed.some((r) => r.rollout === state.a)) state.a = listed[0]?.rollout ?? '';
  history.replaceState(null, '', writeState(state));
  drawList();
  drawTrace();
  const ids = [state.a, state.b].filter((id) => id);
  const rollouts = (await Promise.all(ids.map((id) => traced(id).catch(() => undefined)))).filter((r) => r);
  if (mine !== drawing) return;
  const scale = MEASURES[state.colour].scale(rollouts);
  key.replaceChildren(legend(state.colour, scale));
  panels.replaceChildren(...rollouts.map((rollout, i) => panel(rollout, {
    run: browser.dataset.run,
    measure: state.colour,
    scale,
    id: `tokens-${i}`,
    close: i === 1 ? () => go({ b: '' }) : null,
  })));
  browser.dataset.ready = state.a || 'none';
}

// Up and down move in the list; b shows the one that has the focus beside the other.
list.addEventListener('keydown', (event) => {
  const item = event.target.closest('li');
  const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
  if (next) {
    event.preventDefault();
    next.querySelector('.rollout').focus();
  } else if (event.key === 'b' && item && !event.ctrlKey && !event.metaKey && !event.altKey) {
    item.querySelector('.action').click();
  }
});

async function begin() {
  index = await read('index');
  state = readState(location.search, index);
  browser.replaceChildren(bar, trace, element('div', { class: 'browser-body' },
    element('div', { class: 'browser-list' }, status, list), element('div', {}, key, panels)));
  controls();
  await show();
}

if (browser) begin();
