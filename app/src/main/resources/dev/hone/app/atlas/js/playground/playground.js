// Asks a model under a strategy, and shows what happens while it happens.

import { element } from '../site.js';
import { fresh, heard, tally } from './attempt.js';

const form = document.getElementById('ask');
const cancel = document.getElementById('cancel');
const says = document.getElementById('says');
/** Completions that are shown; more would be slow to draw and nobody reads them. */
const MOST = 120;

let attempt = fresh();
let drawn = false;

const percent = (share) => `${(100 * share).toFixed(0)}\u00a0%`;

function row(answer, votes, confidence, most) {
  const bar = element('span', { class: 'share' }, `${votes}`);
  bar.style.setProperty('--share', votes / most);
  return element('tr', {}, element('th', { scope: 'row' }, element('code', {}, answer || 'no answer')),
    element('td', {}, answer ? bar : `${votes}, not counted`), element('td', {}, confidence.toFixed(2)));
}

/** One completion: its tokens, the unlikely ones with a thicker line. */
function candidate(c, number) {
  const text = element('span', { class: 'tokens-small' }, ...c.pieces.map(([piece, probability]) => {
    const token = element('span', { class: 'token' }, piece);
    token.style.setProperty('--s', (1 - probability).toFixed(3));
    return token;
  }));
  const about = c.done
    ? `${c.tokens} tokens, confidence ${percent(c.confidence)}, ${c.finish}`
    : `${c.pieces.length} tokens, goes on`;
  return element(
    'li',
    { 'data-done': c.done ? 'yes' : 'no' },
    element('p', { class: 'rollout-head' }, element('b', {}, `${number + 1}`),
      c.done && c.answer !== null ? element('span', {}, 'answer ', element('code', {}, c.answer || 'none')) : '',
      c.of === 'step' ? element('span', {}, 'a step of the strategy') : '',
      element('span', {}, about)),
    element('p', {}, text),
  );
}

function draw() {
  drawn = false;
  const { votes, most } = tally(attempt);
  document.getElementById('votes').hidden = votes.length === 0;
  document.getElementById('tally').replaceChildren(...votes.map((v) => row(v.answer, v.votes, v.confidence, most)));
  document.getElementById('written').hidden = attempt.completions.length === 0;
  const shown = attempt.completions.slice(0, MOST);
  document.getElementById('candidates').replaceChildren(...shown.map(candidate));
  document.getElementById('left-out').textContent = attempt.completions.length > MOST
    ? `The first ${MOST} of ${attempt.completions.length} completions; all of them vote.` : '';
  const ended = attempt.completions.filter((c) => c.done).length;
  const words = {
    waiting: 'Reading the model.',
    going: `${ended} of ${attempt.completions.length} completions have ended.`,
    cancelled: `Cancelled after ${ended} completions.`,
    failed: `It failed: ${attempt.message}`,
    solved: attempt.solution && `Solved with ${attempt.solution.calls} completions, ${attempt.solution.completion_tokens}`
      + ` tokens${attempt.solution.scorer_tokens ? ` and ${attempt.solution.scorer_tokens} of scorers` : ''}.`,
  };
  says.textContent = words[attempt.state];
  says.dataset.state = attempt.state;
  cancel.disabled = !['waiting', 'going'].includes(attempt.state);
  document.getElementById('solution').hidden = !attempt.solution;
  if (attempt.solution) {
    const { answer, text, verdict, reason, reference } = attempt.solution;
    document.getElementById('found').replaceChildren(
      element('p', { class: 'answer-line' }, 'Answer ', element('code', {}, answer || 'none'), ' ',
        verdict ? element('span', { class: 'verdict', 'data-verdict': verdict }, verdict) : ''),
      element('dl', { class: 'facts' }, element('dt', {}, 'Text'), element('dd', {}, element('code', {}, text)),
        ...(verdict ? [element('dt', {}, 'Verdict'), element('dd', {}, reason)] : []),
        ...(reference ? [element('dt', {}, 'Reference'), element('dd', {}, element('code', {}, reference))] : [])),
    );
  }
}

/** Draws soon, once for many events. */
function drawSoon() {
  if (!drawn) {
    drawn = true;
    setTimeout(draw, 100);
  }
}

function watch(id) {
  const source = new EventSource(`playground/attempts/${id}/events`);
  for (const name of ['asked', 'request', 'token', 'completion', 'solution', 'cancelled', 'failed']) {
    source.addEventListener(name, (event) => {
      attempt = heard(attempt, name, JSON.parse(event.data));
      if (['solution', 'cancelled', 'failed'].includes(name)) source.close();
      drawSoon();
    });
  }
}

async function post(address, body) {
  const response = await fetch(address, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

function task(fields) {
  const difficulty = fields.get('difficulty');
  return `${fields.get('task')}${difficulty ? `?difficulty=${difficulty}` : ''}`;
}

async function showProblem() {
  const fields = new FormData(form);
  const line = document.getElementById('problem');
  if (fields.get('of') !== 'task') {
    line.textContent = 'The answer is all that the model writes.';
    return;
  }
  // A task that has no such difficulty is told in the page; asking for it is no failure.
  const parameters = new URLSearchParams({ task: task(fields), seed: fields.get('seed') || '0' });
  const response = await fetch(`playground/problem?${parameters}`);
  const answer = await response.json();
  line.replaceChildren(...(answer.prompt === undefined ? [answer.message] : ['Held-out problem ',
    element('code', {}, answer.prompt), `, difficulty ${answer.difficulty}; right is `, element('code', {}, answer.reference)]));
}

form.addEventListener('change', (event) => {
  if (event.target.name === 'of') {
    for (const part of form.querySelectorAll('[data-of]')) part.hidden = part.dataset.of !== event.target.value;
  }
  if (['of', 'task', 'difficulty', 'seed'].includes(event.target.name)) showProblem();
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  const own = fields.get('of') === 'prompt';
  const body = {
    model: fields.get('model'),
    strategy: fields.get('strategy'),
    budget: fields.get('budget'),
    temperature: Number(fields.get('temperature')),
    tokens: Number(fields.get('tokens')),
    seed: Number(fields.get('seed')),
    ...(own ? { prompt: fields.get('prompt') } : { task: task(fields) }),
  };
  try {
    const { id } = await post('playground/attempts', body);
    attempt = { ...fresh(), id };
    draw();
    watch(id);
  } catch (error) {
    attempt = { ...fresh(), state: 'failed', message: error.message };
    draw();
  }
});

cancel.addEventListener('click', () => {
  cancel.disabled = true;
  post(`playground/attempts/${attempt.id}/cancel`, {});
});

const parameters = new URLSearchParams(location.search);
for (const name of ['model', 'task', 'strategy']) {
  const wanted = parameters.get(name);
  const field = form.elements[name];
  if (wanted && (!field.options || [...field.options].some((o) => o.value === wanted))) field.value = wanted;
}
showProblem();
