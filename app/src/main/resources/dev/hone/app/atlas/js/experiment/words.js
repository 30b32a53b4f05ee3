// How an experiment stands, in words.

/** A time that is not more exact than it is. */
export function spelt(seconds) {
  if (seconds < 90) {
    const whole = Math.max(1, Math.round(seconds));
    return `${whole} ${whole === 1 ? 'second' : 'seconds'}`;
  }
  return seconds < 5400 ? `${Math.round(seconds / 60)} minutes` : `${(seconds / 3600).toFixed(1)} hours`;
}

/** Whether something may still happen. */
export const goesOn = ({ phase }) => phase === 'running' || phase === 'stopping';

function last({ arm, seed }) {
  return arm === null ? '' : ` Last: ${arm}, seed ${seed}.`;
}

function running(state) {
  if (state.all === 0) return 'It begins.';
  const there = state.kept > 0 ? `, ${state.kept} of them from before` : '';
  const over = `${state.done} of ${state.all} trials are over${there}.`;
  if (state.done === state.all) return `${over} Deciding.`;
  if (state.seconds_left !== null) return `${over}${last(state)} About ${spelt(state.seconds_left)} left.`;
  const seeds = state.prepared === 1 ? '1 seed is prepared' : `${state.prepared} seeds are prepared`;
  return `${over} ${state.prepared > 0 ? `${seeds}.` : 'Preparing what the arms of a seed share.'}`;
}

/** What the page of this experiment says. */
export function says(state) {
  switch (state.phase) {
    case 'running':
      return running(state);
    case 'stopping':
      return `Stopping after the step that it is in: ${state.done} of ${state.all} trials are over.`;
    case 'decided':
      return `Decided, after ${state.all} trials (${state.profile} profile).`;
    case 'cancelled':
      return `Cancelled after ${state.done} of ${state.all} trials: ${state.message}.`;
    default:
      return `It failed: ${state.message}`;
  }
}
