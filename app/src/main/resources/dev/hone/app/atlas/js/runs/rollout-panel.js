// One rollout as it is read: what was asked, what was written, token by token, and what became of it.

import { element } from '../site.js';
import { shown } from './chart.js';
import { tokenBox, visible } from './tokens.js';

const percent = (share) => (share === null ? '-' : `${(100 * share).toFixed(0)}\u00a0%`);

function facts(rollout) {
  const named = Object.entries(rollout.rewards).map(([name, value]) => `${name} ${shown(value)}`).join(', ');
  const lines = [
    ['Verdict', `${rollout.verdict}: ${rollout.reason}`],
    ['Reference', visible(rollout.reference)],
    ['Reward', named ? `${shown(rollout.reward)} (${named})` : shown(rollout.reward)],
    ['Advantage', shown(rollout.advantage)],
    ['Entropy', `${shown(rollout.entropy)} nats a token`],
    ['Ratio', rollout.ratio === null ? 'not trained on' : `${shown(rollout.ratio)}, clipped ${percent(rollout.clipped)}`],
    ['Length', `${rollout.tokens} tokens, ${rollout.stop.replace('_', ' ')}, drawn by version ${rollout.version}`],
  ];
  return element('dl', { class: 'facts' }, ...lines.flatMap(([name, value]) => [
    element('dt', {}, name), element('dd', {}, value)]));
}

/** A panel; `close` is what its button does, null without one. */
export function panel(rollout, { run, measure, scale, id, close }) {
  const head = element('header', {}, element('h2', { id: `${id}-head` }, `Rollout ${rollout.rollout}`),
    element('span', { class: 'verdict', 'data-verdict': rollout.verdict }, rollout.verdict),
    ...rollout.flags.map((f) => element('span', { class: 'kind', 'data-type': 'limits' }, f.replace('_', ' '))));
  if (close) {
    const button = element('button', { class: 'action', type: 'button' }, 'Close');
    button.addEventListener('click', close);
    head.append(button);
  }
  return element(
    'section',
    { class: 'rollout-panel', 'aria-labelledby': `${id}-head` },
    head,
    element('p', { class: 'rollout-prompt' }, element('b', {}, rollout.problem.split(' ')[0]), ' ', rollout.prompt),
    tokenBox(rollout, measure, scale, id),
    facts(rollout),
    element('p', { class: 'status' }, 'Made again, bit for bit: ', element('code', {}, `hone replay runs/${run} ${rollout.rollout}`)),
  );
}
