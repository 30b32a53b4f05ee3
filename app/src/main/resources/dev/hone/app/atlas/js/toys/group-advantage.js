// Rewards of one group, and the advantages that different baselines make of them.

import { element } from '../site.js';
import { fixed, slider } from './draw.js';

export const title = 'What the standard deviation does to a group';
export const caption = 'Eight samples of one problem, some right. Dividing by the deviation makes rare successes and rare '
  + 'failures loud, whatever the problem.';

/** Mean of a list. */
export function mean(list) {
  return list.reduce((a, b) => a + b, 0) / list.length;
}

/** Standard deviation with n - 1 in the denominator. */
export function deviation(list) {
  const m = mean(list);
  return Math.sqrt(list.reduce((a, b) => a + (b - m) ** 2, 0) / (list.length - 1));
}

/** GRPO: reward minus mean, over deviation plus epsilon; 0 for all where the deviation is 0. */
export function groupMeanStd(rewards, epsilon = 1e-4) {
  const m = mean(rewards);
  const d = deviation(rewards);
  return rewards.map((r) => (d < 1e-6 ? 0 : (r - m) / (d + epsilon)));
}

/** Dr. GRPO: reward minus mean. */
export function groupMean(rewards) {
  const m = mean(rewards);
  return rewards.map((r) => r - m);
}

/** RLOO: reward minus the mean of the others. */
export function leaveOneOut(rewards) {
  const sum = rewards.reduce((a, b) => a + b, 0);
  return rewards.map((r) => r - (sum - r) / (rewards.length - 1));
}

const SIZE = 8;

export function mount(body) {
  const table = element('div');
  const says = element('p', { class: 'says', role: 'status' });
  const draw = (right) => {
    const rewards = Array.from({ length: SIZE }, (_, i) => (i < right ? 1 : 0));
    const rows = [
      ['mean subtracted (Dr. GRPO)', groupMean(rewards)],
      ['mean of the others subtracted (RLOO)', leaveOneOut(rewards)],
      ['divided by the deviation (GRPO)', groupMeanStd(rewards)],
    ];
    const cell = (list, wanted) => {
      const i = rewards.indexOf(wanted);
      return i < 0 ? 'none' : fixed(list[i], 2);
    };
    table.replaceChildren(element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...['Advantage', 'of a right answer', 'of a wrong answer'].map((h) => element('th', { scope: 'col' }, h)))),
      element('tbody', {}, ...rows.map(([name, list]) => element(
        'tr',
        {},
        element('th', { scope: 'row' }, name),
        element('td', {}, cell(list, 1)),
        element('td', {}, cell(list, 0)),
      ))),
    ));
    const loud = groupMeanStd(rewards);
    const total = loud.reduce((a, b) => a + Math.abs(b), 0);
    says.textContent = right === 0 || right === SIZE
      ? 'All rewards are equal: no estimator has anything to say, and the group gives no gradient.'
      : `With ${right} of ${SIZE} right the deviation is ${fixed(deviation(rewards), 3)}. Sum of absolute advantages: `
        + `${fixed(groupMean(rewards).reduce((a, b) => a + Math.abs(b), 0), 2)} without it, ${fixed(total, 2)} with it.`;
  };
  body.append(
    element('div', { class: 'controls' }, slider('Right answers', { min: 0, max: SIZE, step: 1, value: 1 }, (v) => `${v} of ${SIZE}`, draw)),
    table,
    says,
  );
  draw(1);
}
