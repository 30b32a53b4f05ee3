// What the browser of rollouts shows, as a query of the address, and which rollouts that means.

const DEFAULTS = { of: 'step', step: 0, problem: '', task: '', order: 'made', colour: 'probability', a: '', b: '' };

/** The state that an address asks for. Without one: the last step of the run. */
export function readState(search, index) {
  const parameters = new URLSearchParams(search);
  const state = { ...DEFAULTS };
  for (const key of Object.keys(DEFAULTS)) if (parameters.has(key)) state[key] = parameters.get(key);
  state.step = Number(state.step) || index.steps.at(-1) || 0;
  if (!index.steps.includes(state.step)) state.step = index.steps.at(-1) ?? 0;
  const has = (key, name) => index.groups.some((g) => g[key] === name);
  if (state.of === 'problem' && !has('problem', state.problem)) state.of = 'step';
  if (state.of === 'task' && !has('family', state.task)) state.of = 'step';
  if (!['step', 'best', 'worst', 'flagged', 'problem', 'task'].includes(state.of)) state.of = 'step';
  if (!['made', 'best', 'worst', 'flagged'].includes(state.order)) state.order = 'made';
  if (!['probability', 'entropy', 'advantage', 'ratio'].includes(state.colour)) state.colour = 'probability';
  const places = stops(index, state);
  if (places.length && !places.some((p) => p.step === state.step)) state.step = places[0].step;
  return state;
}

/** The query of a state: what differs from the usual. */
export function writeState(state) {
  const parameters = new URLSearchParams();
  for (const [key, usual] of Object.entries(DEFAULTS)) {
    if (state[key] !== usual && state[key] !== '') parameters.set(key, state[key]);
  }
  return `?${parameters}`;
}

const followed = (state) => (g) => (state.of === 'problem' ? g.problem === state.problem
  : state.of === 'task' ? g.family === state.task : true);

/** Where the slider stops: { step, reward }, the mean over the groups of what is followed; none without a slider. */
export function stops(index, state) {
  if (['best', 'worst', 'flagged'].includes(state.of)) return [];
  const byStep = new Map(state.of === 'step' ? index.steps.map((s) => [s, []]) : []);
  for (const g of index.groups.filter(followed(state))) {
    if (!byStep.has(g.step)) byStep.set(g.step, []);
    byStep.get(g.step).push(g);
  }
  return [...byStep].sort((x, y) => x[0] - y[0]).map(([step, groups]) => {
    const judged = groups.filter((g) => g.reward !== null);
    const reward = judged.length ? judged.reduce((sum, g) => sum + g.reward, 0) / judged.length : null;
    return { step, reward };
  });
}

/** The rollouts in an order; those without a reward are neither best nor worst, among equals the first comes first. */
export function ordered(rollouts, order) {
  if (order === 'made') return rollouts;
  if (order === 'flagged') return rollouts.filter((r) => r.flags.length > 0);
  const sign = order === 'best' ? -1 : 1;
  return rollouts.filter((r) => r.reward !== null).sort((x, y) => sign * (x.reward - y.reward));
}

/** The rollouts to list. */
export async function wanted(index, state, read) {
  if (['best', 'worst', 'flagged'].includes(state.of)) return (await read(state.of)).rollouts;
  const { rollouts } = await read(`step-${state.step}`);
  const groups = new Set(index.groups.filter((g) => g.step === state.step && followed(state)(g)).map((g) => g.group));
  const mine = rollouts.filter((r) => groups.has(Number(r.rollout.split('.')[1])));
  return ordered(mine, state.of === 'problem' ? 'made' : state.order);
}

/** The rollout with the same sample number at another step of the same problem; empty where nothing is followed. */
export function sample(index, state, id) {
  if (state.of !== 'problem' || !id) return '';
  const group = index.groups.find((g) => g.step === state.step && followed(state)(g));
  const number = Number(id.split('.')[2]);
  return group && number < group.samples ? `${state.step}.${group.group}.${number}` : '';
}
