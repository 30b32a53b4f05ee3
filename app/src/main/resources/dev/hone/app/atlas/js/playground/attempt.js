// What is known of an attempt, event by event.

/** An attempt of which nothing is known yet. */
export function fresh() {
  return { state: 'waiting', completions: [], solution: null, message: '' };
}

/** The attempt after an event. */
export function heard(attempt, name, data) {
  const completions = [...attempt.completions];
  switch (name) {
    case 'asked':
      return { ...attempt, state: 'going' };
    case 'request':
      for (let i = 0; i < data.samples; i += 1) {
        completions[data.first + i] = { of: data.of, prompt: data.prompt, pieces: [], done: false, answer: null };
      }
      return { ...attempt, completions };
    case 'token': {
      const c = completions[data.completion];
      completions[data.completion] = { ...c, pieces: [...c.pieces, [data.text, data.probability]] };
      return { ...attempt, completions };
    }
    case 'completion': {
      const { completion, ...rest } = data;
      completions[completion] = { ...completions[completion], ...rest, done: true };
      return { ...attempt, completions };
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
