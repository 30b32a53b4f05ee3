// What is known of an attempt, event by event.

/** An attempt of which nothing is known yet. */
export function fresh() {
  return { state: 'waiting', completions: [], solution: null, message: '' };
}

/** The attempt after an event. Its completions are those of before, changed in place: there may be very many events. */
export function heard(attempt, name, data) {
  const { completions } = attempt;
  switch (name) {
    case 'asked':
      return { ...attempt, state: 'going' };
    case 'request':
      for (let i = 0; i < data.samples; i += 1) {
        completions[data.first + i] = { of: data.of, prompt: data.prompt, pieces: [], done: false, answer: null };
      }
      return attempt;
    case 'token':
      completions[data.completion].pieces.push([data.text, data.probability]);
      return attempt;
    case 'completion': {
      const { completion, ...rest } = data;
      Object.assign(completions[completion], rest, { done: true });
      return attempt;
    }
    case 'solution':
      return { ...attempt, state: 'solved', solution: data };
    case 'cancelled':
      return { ...attempt, state: 'cancelled' };
    case 'failed':
      return { ...attempt, state: 'failed', message: data.message };
    default:
      return attempt;
  }
}

/** Answers with their votes and the sum of their confidence, most votes first; those without an answer come last. */
export function tally({ completions }) {
  const byAnswer = new Map();
  for (const c of completions) {
    if (c.done && c.answer !== null) {
      const { votes, confidence } = byAnswer.get(c.answer) ?? { votes: 0, confidence: 0 };
      byAnswer.set(c.answer, { votes: votes + 1, confidence: confidence + c.confidence });
    }
  }
  const votes = [...byAnswer].map(([answer, v]) => ({ answer, ...v }))
    .sort((x, y) => (x.answer === '') - (y.answer === '') || y.votes - x.votes);
  return { votes, most: Math.max(1, ...votes.filter((v) => v.answer).map((v) => v.votes)) };
}
