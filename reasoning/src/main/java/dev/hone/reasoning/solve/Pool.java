package dev.hone.reasoning.solve;

import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.GenerationOptions;
import java.util.ArrayList;
import java.util.List;

/// Questions that share a budget: what each has drawn so far, and the one way to draw more.
///
/// Each question keeps its session, so its account and its random streams are its own: what it draws depends on its own
/// requests, not on those of others. What the budget does not cover is not asked for, from the last
/// question on; the greatest length is cut to an even share of the tokens that are left. A pool belongs to one thread.
public final class Pool {
    private final List<Question> questions;
    private final List<Session> sessions;
    private final List<List<Candidate>> drawn = new ArrayList<>();
    private final Budget budget;

    /// Questions with a session each, and what all of them together may cost.
    ///
    /// @throws IllegalArgumentException if there are not as many sessions as questions
    public Pool(List<Question> questions, List<Session> sessions, Budget budget) {
        if (questions.size() != sessions.size()) {
            throw new IllegalArgumentException(sessions.size() + " sessions for " + questions.size() + " questions");
        }
        this.questions = List.copyOf(questions);
        this.sessions = List.copyOf(sessions);
        this.budget = budget;
        questions.forEach(q -> drawn.add(new ArrayList<>()));
    }

    /// How many questions there are.
    public int size() {
        return questions.size();
    }

    /// A question.
    public Question question(int i) {
        return questions.get(i);
    }

    /// The session of a question, for scorers.
    public Session session(int i) {
        return sessions.get(i);
    }

    /// What a question has drawn so far.
    public List<Candidate> drawn(int i) {
        return List.copyOf(drawn.get(i));
    }

    /// What all questions have cost.
    public Spend spent() {
        return sessions.stream().map(s -> s.ledger().spent()).reduce(Spend.NONE, Spend::plus);
    }

    /// Draws so many more completions of each question, all at once; fewer where the budget ends. How many it were.
    ///
    /// Shapes: `counts` has a number for each question. `alternatives` of the likeliest tokens are reported for each
    /// token, for scorers.
    public int draw(int alternatives, int... counts) {
        Spend spent = spent();
        long tokens = Math.max(0, budget.tokens() - spent.completionTokens());
        long wanted = 0;
        for (int count : counts) {
            wanted += count;
        }
        long affordable = Math.min(Math.min(wanted, Math.max(0, budget.calls() - spent.calls())), tokens);
        if (affordable == 0) {
            return 0;
        }
        long share = tokens / affordable;
        long left = affordable;
        List<Integer> who = new ArrayList<>();
        List<Together.Work<List<Candidate>>> works = new ArrayList<>();
        for (int i = 0; i < counts.length && left > 0; i++) {
            int n = (int) Math.min(counts[i], left);
            left -= n;
            if (n > 0) {
                int number = i;
                who.add(i);
                works.add(() -> candidates(number, n, share, alternatives));
            }
        }
        List<List<Candidate>> all = Together.all(works);
        for (int w = 0; w < who.size(); w++) {
            drawn.get(who.get(w)).addAll(all.get(w));
        }
        return (int) affordable;
    }

    private List<Candidate> candidates(int i, int n, long share, int alternatives) {
        GenerationOptions usual = sessions.get(i).options();
        return sessions.get(i).candidates(
                questions.get(i), n, usual.withAlternatives(alternatives)
                        .withMaxTokens((int) Math.min(usual.maxTokens(), share)));
    }
}
