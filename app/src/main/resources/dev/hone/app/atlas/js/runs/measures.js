// What tokens can be coloured by: a number for each token, how strongly it stands out, and words for the legend.

/** The numbers of token `i` of a rollout. `ratio` and `clipped` are of the last optimizer step; null: not trained. */
export function numbers(rollout, i) {
  const last = rollout.optimizer_steps.at(-1);
  return {
    probability: Math.exp(rollout.logprobs[i]),
    logprob: rollout.logprobs[i],
    entropy: rollout.entropies[i],
    advantage: rollout.advantages[i],
    ratio: last ? last.ratios[i] : null,
    clipped: last ? last.clipped[i] === 1 : false,
    version: rollout.versions[i],
  };
}

const largest = (rollouts, key) => Math.max(1e-9, ...rollouts.flatMap((r) => r.texts.map((_, i) => Math.abs(
  numbers(r, i)[key] ?? 0,
))));

const digits = (value) => (Math.abs(value) < 0.01 && value !== 0 ? value.toExponential(1) : value.toFixed(2))
  .replace('-', '−');

/**
 * By name: `label`; `scale(rollouts)` finds what full strength means; `strength(numbers, scale)` is in [-1, 1], its sign
 * the direction, or null where a token has no such number; `legend(scale)` names strengths.
 */
export const MEASURES = {
  probability: {
    label: 'Probability',
    about: 'how likely the token was when it was drawn; unlikely ones stand out',
    scale: () => 1,
    strength: ({ probability }) => 1 - probability,
    legend: () => [[0, '1'], [0.25, '0.75'], [0.5, '0.5'], [0.75, '0.25'], [1, '0']],
  },
  entropy: {
    label: 'Entropy',
    about: 'how undecided the policy was, in nats',
    scale: (rollouts) => largest(rollouts, 'entropy'),
    strength: ({ entropy }, scale) => entropy / scale,
    legend: (scale) => [0, 0.25, 0.5, 0.75, 1].map((s) => [s, digits(s * scale)]),
  },
  advantage: {
    label: 'Advantage',
    about: 'what training pushed: solid lines towards the token, dotted ones away from it',
    scale: (rollouts) => largest(rollouts, 'advantage'),
    strength: ({ advantage }, scale) => advantage / scale,
    legend: (scale) => [-1, -0.5, 0, 0.5, 1].map((s) => [s, digits(s * scale)]),
  },
  ratio: {
    label: 'Ratio',
    about: 'probability when it was trained on over that when it was drawn; a box: its gradient was cut off',
    scale: () => 1,
    strength: ({ ratio }) => (ratio === null ? null : Math.max(-1, Math.min(1, Math.log2(ratio)))),
    legend: () => [[-1, '½ or less'], [-0.5, '0.71'], [0, '1'], [0.5, '1.41'], [1, '2 or more']],
  },
};

/** A token's numbers in words. */
export function words(rollout, i) {
  const n = numbers(rollout, i);
  const parts = [
    `probability ${digits(n.probability)} (log ${digits(n.logprob)})`,
    `entropy ${digits(n.entropy)} nats`,
    `advantage ${digits(n.advantage)}`,
    n.ratio === null ? 'not trained' : `ratio ${n.ratio.toFixed(3)}${n.clipped ? ', clipped' : ''}`,
  ];
  if (n.version !== rollout.version) parts.push(`drawn by version ${n.version}`);
  return parts.join(', ');
}
