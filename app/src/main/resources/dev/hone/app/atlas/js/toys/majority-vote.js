// When a vote over samples beats one sample although each is right less than half the time.

import { element } from '../site.js';
import { percent, plot, slider } from './draw.js';

export const title = 'A model that is right 40 % of the time, asked many times';
export const caption = 'What decides is not whether the right answer has more than half of the votes, but whether it has '
  + 'more than any single wrong one.';

/**
 * The chance that the right answer wins a vote of n samples, ties shared evenly: one right answer of probability p, and
 * wrong ones that share the rest equally. Exact, by adding up all ways to hand out n votes.
 */
export function voteAccuracy(n, p, wrong) {
  const q = (1 - p) / wrong;
  const logs = [0];
  for (let i = 1; i <= n; i += 1) logs.push(logs[i - 1] + Math.log(i));
  let total = 0;
  for (let c = 1; c <= n; c += 1) {
    // Coefficients of how the n - c wrong votes fall, no wrong answer above c; ties counted by how many reach c.
    const ways = distribute(wrong, n - c, c, logs);
    let share = 0;
    for (let ties = 0; ties < ways.length; ties += 1) share += ways[ties] / (ties + 1);
    const rest = n - c === 0 ? 0 : (n - c) * Math.log(q);
    total += Math.exp(logs[n] - logs[c] + c * Math.log(p) + rest) * share;
  }
  return total;
}

/** By number of answers that have exactly `cap` votes: the sum over all hands of `votes` of 1 / product of factorials. */
function distribute(answers, votes, cap, logs) {
  let table = [Array.from({ length: votes + 1 }, (_, v) => (v === 0 ? 1 : 0))];
  for (let a = 0; a < answers; a += 1) {
    const next = Array.from({ length: table.length + 1 }, () => new Array(votes + 1).fill(0));
    table.forEach((row, ties) => row.forEach((value, used) => {
      if (value === 0) return;
      for (let v = 0; v <= Math.min(cap, votes - used); v += 1) {
        next[v === cap ? ties + 1 : ties][used + v] += value * Math.exp(-logs[v]);
      }
    }));
    table = next;
  }
  return table.map((row) => row[votes]);
}

const NS = [1, 3, 5, 7, 9, 13, 17, 21, 25, 31];

export function mount(body) {
  const state = { p: 0.4, wrong: 4 };
  const picture = element('div');
  const says = element('p', { class: 'says', role: 'status' });
  const draw = () => {
    const points = NS.map((n) => [n, voteAccuracy(n, state.p, state.wrong)]);
    picture.replaceChildren(plot({
      x: { from: 1, to: 31, ticks: [1, 5, 9, 13, 17, 21, 25, 31], label: 'votes' },
      y: { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: 'accuracy of the vote', show: (v) => percent(v) },
      curves: [
        { points, kind: 'a', name: 'vote' },
        { points: [[1, state.p], [31, state.p]], kind: 'b', name: 'one sample' },
      ],
      title: 'Accuracy of a majority vote over the number of votes',
    }));
    const each = (1 - state.p) / state.wrong;
    const last = points[points.length - 1][1];
    says.textContent = `Each wrong answer has ${percent(each)}. The right one has ${percent(state.p)}, `
      + (state.p > each ? `more than any of them: 31 votes are right ${percent(last)} of the time.`
        : state.p < each ? `less than each of them: voting makes it worse, ${percent(last)} with 31 votes.`
          : 'exactly as much: voting changes nothing.');
  };
  body.append(
    element(
      'div',
      { class: 'controls' },
      slider('Chance of the right answer', { min: 0.05, max: 0.95, step: 0.01, value: 0.4 }, percent, (v) => { state.p = v; draw(); }),
      slider('Wrong answers that share the rest', { min: 1, max: 8, step: 1, value: 4 }, (v) => `${v}`, (v) => { state.wrong = v; draw(); }),
    ),
    picture,
    says,
  );
  draw();
}
