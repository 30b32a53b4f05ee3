// Three estimates of a KL divergence from single samples: their means, and how widely they scatter.

import { element } from '../site.js';
import { fixed, plot, slider } from './draw.js';

export const title = 'Three estimates of one divergence';
export const caption = 'Samples come from the policy p, a normal distribution that has drifted from its reference q. '
  + 'k1 is right on average and may be negative; k2 is never negative and biased; k3 is right on average, never negative.';

/** k1 = log p/q for a sample of p, given log r = log q/p. */
export function k1(logRatio) {
  return -logRatio;
}

/** k2 = (log r)^2 / 2. */
export function k2(logRatio) {
  return 0.5 * logRatio * logRatio;
}

/** k3 = r - 1 - log r. */
export function k3(logRatio) {
  return Math.exp(logRatio) - 1 - logRatio;
}

/**
 * Mean and standard deviation of an estimator where p and q are normal with deviation 1 and means `drift` apart, by
 * quadrature over 12 deviations. The true divergence is drift^2 / 2.
 */
export function moments(estimator, drift) {
  let mass = 0;
  let first = 0;
  let second = 0;
  for (let i = -6000; i <= 6000; i += 1) {
    const z = i / 500;
    const weight = Math.exp(-0.5 * z * z);
    // x = z under p (mean 0); q has mean `drift`: log q/p = drift x - drift^2 / 2
    const value = estimator(drift * z - 0.5 * drift * drift);
    mass += weight;
    first += weight * value;
    second += weight * value * value;
  }
  const mean = first / mass;
  return { mean, deviation: Math.sqrt(Math.max(0, second / mass - mean * mean)) };
}

export function mount(body) {
  const picture = element('div');
  const table = element('div');
  const estimators = [['k1', k1, 'a'], ['k2', k2, 'b'], ['k3', k3, 'c']];
  const draw = (drift) => {
    const curves = estimators.map(([name, f, kind]) => {
      const points = [];
      for (let l = -1.5; l <= 1.5001; l += 0.05) points.push([l, f(l)]);
      return { points, kind, name };
    });
    picture.replaceChildren(plot({
      x: { from: -1.5, to: 1.5, ticks: [-1.5, -1, -0.5, 0, 0.5, 1, 1.5], label: 'log q/p of the sample' },
      y: { from: -1.5, to: 2.1, ticks: [-1, 0, 1, 2], label: 'estimate' },
      curves,
      title: 'The three estimators over the log ratio of a sample',
    }));
    const truth = 0.5 * drift * drift;
    table.replaceChildren(element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...['Estimator', 'mean', 'bias', 'deviation'].map((h) => element('th', { scope: 'col' }, h)))),
      element('tbody', {}, ...estimators.map(([name, f]) => {
        const m = moments(f, drift);
        return element(
          'tr',
          {},
          element('th', { scope: 'row' }, name),
          element('td', {}, fixed(m.mean, 4)),
          element('td', {}, fixed(m.mean - truth, 4)),
          element('td', {}, fixed(m.deviation, 3)),
        );
      })),
    ), element('p', { class: 'says', role: 'status' }, `True divergence: ${fixed(truth, 4)} nats.`));
  };
  body.append(
    element('div', { class: 'controls' }, slider('Drift, in deviations', { min: 0.05, max: 1.5, step: 0.05, value: 0.5 }, (v) => fixed(v, 2), draw)),
    picture,
    table,
  );
  draw(0.5);
}
