// The clipped surrogate of PPO over the probability ratio, and which tokens still get a gradient.

import { element } from '../site.js';
import { fixed, plot, slider } from './draw.js';

export const title = 'Who still gets a gradient under PPO’s clip';
export const caption = 'A token has ratio r, new probability over old. The clip stops a token that has already moved far '
  + 'the way its advantage asks.';

/** The objective of one token: min(r A, clamp(r, 1 - low, 1 + high) A). */
export function surrogate(ratio, advantage, low, high) {
  const clamped = Math.min(Math.max(ratio, 1 - low), 1 + high);
  return Math.min(ratio * advantage, clamped * advantage);
}

/** Its derivative by the ratio: A, or 0 where the clip holds. On a bound the token still moves. */
export function slope(ratio, advantage, low, high) {
  if (advantage > 0 && ratio > 1 + high) return 0;
  if (advantage < 0 && ratio < 1 - low) return 0;
  return advantage;
}

/** The largest ratio that a token of this old probability can reach, since no probability exceeds 1. */
export function largestRatio(oldProbability) {
  return 1 / oldProbability;
}

export function mount(body) {
  const state = { low: 0.2, high: 0.28, advantage: 1, probability: 0.5, ratio: 1.1 };
  const picture = element('div');
  const says = element('p', { class: 'says', role: 'status' });
  const draw = () => {
    const points = [];
    for (let r = 0; r <= 2.0001; r += 0.02) points.push([r, surrogate(r, state.advantage, state.low, state.high)]);
    picture.replaceChildren(plot({
      x: { from: 0, to: 2, ticks: [0, 0.5, 1, 1.5, 2], label: 'ratio r' },
      y: { from: -2, to: 2, ticks: [-2, -1, 0, 1, 2], label: 'objective' },
      curves: [{ points, kind: 'a' }],
      marks: [{ x: state.ratio, y: surrogate(state.ratio, state.advantage, state.low, state.high), kind: 'b' }],
      bounds: [
        { at: 1 - state.low, name: '1 − ε low', side: 'end' },
        { at: 1 + state.high, name: '1 + ε high', side: 'start' },
      ],
      title: 'Clipped objective of a token over its probability ratio, with the bounds of the clip',
    }));
    const moves = slope(state.ratio, state.advantage, state.low, state.high) !== 0;
    const top = largestRatio(state.probability);
    says.textContent = `At r = ${fixed(state.ratio, 2)} the token ${moves ? 'moves on' : 'is stopped'}. A token of old probability `
      + `${fixed(state.probability, 2)} can reach r = ${fixed(top, 2)} at most, so the upper bound `
      + `${top > 1 + state.high ? 'can stop it.' : 'can never stop it: favourites are exempt.'}`;
  };
  const set = (key) => (value) => { state[key] = value; draw(); };
  const number = (v) => fixed(v, 2);
  body.append(
    element(
      'div',
      { class: 'controls' },
      slider('Advantage A', { min: -1, max: 1, step: 0.5, value: 1 }, number, set('advantage')),
      slider('Ratio r', { min: 0, max: 2, step: 0.02, value: 1.1 }, number, set('ratio')),
      slider('Lower bound ε low', { min: 0, max: 0.5, step: 0.01, value: 0.2 }, number, set('low')),
      slider('Upper bound ε high', { min: 0, max: 0.5, step: 0.01, value: 0.28 }, number, set('high')),
      slider('Old probability', { min: 0.01, max: 0.99, step: 0.01, value: 0.5 }, number, set('probability')),
    ),
    picture,
    says,
  );
  draw();
}
