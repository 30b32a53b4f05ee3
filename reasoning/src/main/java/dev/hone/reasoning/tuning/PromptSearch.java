package dev.hone.reasoning.tuning;

import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Helpers;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Template;
import dev.hone.reasoning.solve.Together;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses a prompt together with what is done with its completions: how many are drawn, and which of them counts. A
/// prompt that is best for one completion need not be best for the majority of sixteen.
///
/// Arms are all prompts × choosers × counts (one completion needs no chooser: one arm). ⌈log₂ |arms|⌉ rounds share
/// `tokens` evenly; each drops the worse half. In a round every surviving prompt is asked the same questions, `batch`
/// at a time until the round's tokens are spent, and draws only as many completions as its largest surviving count; the
/// smaller counts are estimated from disjoint blocks of the same draws, so that no block is seen twice. What was found
/// in earlier rounds is kept. An arm's value is its mean score − `price` · tokens / 1000, the tokens of the prompt
/// among them.
///
/// Source: IAPO and its trimming PSST, arXiv:2508.10030. Differs: one context (`price`), budget in tokens, choosers
/// besides the majority, one draw shared by all of them.
/// Throws: `IllegalArgumentException` if there is nothing to choose from, or a number is out of its range.
public record PromptSearch(
        List<Template> prompts, List<Scorer> choosers, List<Integer> counts, long tokens, double price, int batch) {
    public PromptSearch {
        prompts = List.copyOf(new LinkedHashSet<>(prompts));
        choosers = List.copyOf(choosers);
        counts = counts.stream().distinct().sorted().toList();
        if (prompts.isEmpty() || choosers.isEmpty() || counts.isEmpty()) {
            throw new IllegalArgumentException("needs at least one prompt, one chooser and one count");
        }
        if (counts.getFirst() < 1 || tokens < 1 || batch < 1 || !(price >= 0)) {
            throw new IllegalArgumentException(
                    "counts, tokens and batch must be positive, price not negative: " + counts
                            + ", " + tokens + ", " + batch + ", " + price);
        }
    }

    /// Whom the search asks, and how completions are drawn.
    public record Asked(Generator generator, GenerationOptions options, Helpers helpers) {}

    /// How all arms stand, the chosen one first, and what it took.
    public record Found(List<Standing> standings, Spend spent) {
        public Found {
            standings = List.copyOf(standings);
        }

        /// The chosen arm.
        public PromptArm chosen() {
            return standings.getFirst().arm();
        }

        /// The prompt that looked best at the smallest count, and so would have been chosen without regard to what is
        /// done with completions.
        public Template alone() {
            int least = standings.stream().mapToInt(s -> s.arm().n()).min().orElseThrow();
            return standings.stream()
                    .filter(s -> s.arm().n() == least)
                    .max(Comparator.comparingDouble(Standing::value))
                    .orElseThrow()
                    .arm()
                    .prompt();
        }
    }

    /// All arms.
    List<PromptArm> arms() {
        Set<PromptArm> arms = new LinkedHashSet<>();
        for (Template prompt : prompts) {
            for (int n : counts) {
                for (Scorer chooser : choosers) {
                    arms.add(new PromptArm(prompt, n == 1 ? choosers.getFirst() : chooser, n));
                }
            }
        }
        return List.copyOf(arms);
    }

    /// Searches on these questions, which have verifiers; once all were asked they are asked again, with fresh draws.
    public Found search(Asked asked, List<Question> questions, Key key) {
        List<ArmRecord> alive = new ArrayList<>(arms().stream().map(ArmRecord::new).toList());
        List<ArmRecord> all = List.copyOf(alive);
        int rounds = Integer.SIZE - Integer.numberOfLeadingZeros(alive.size() - 1);
        Spend spent = Spend.NONE;
        long met = 0;
        for (int round = 1; round <= rounds; round++) {
            Spend before = spent;
            while (cost(spent) - cost(before) < Math.max(1, tokens / rounds)) {
                spent = spent.plus(batch(asked, questions, alive, met, round, key));
                met += batch;
            }
            alive.sort(Comparator.comparingDouble(r -> -r.standing(price).value()));
            alive = new ArrayList<>(alive.subList(0, (alive.size() + 1) / 2));
        }
        ArmRecord chosen = alive.getFirst();
        List<Standing> standings = all.stream()
                .map(r -> r.standing(price))
                .sorted(Comparator.comparing((Standing s) -> !s.arm().equals(chosen.arm()))
                        .thenComparingInt(s -> -s.round())
                        .thenComparingDouble(s -> -s.value()))
                .toList();
        return new Found(standings, spent);
    }

    private static long cost(Spend spent) {
        return spent.promptTokens() + spent.written();
    }

    /// A block's outcome for an arm, averaged over the blocks of a question.
    private record Outcome(ArmRecord arm, double score, double cost) {}

    private record Met(List<Outcome> outcomes, Spend spent) {}

    private Spend batch(
            Asked asked, List<Question> questions, List<ArmRecord> alive, long met, int round, Key key) {
        Map<Template, List<ArmRecord>> byPrompt = new LinkedHashMap<>();
        alive.forEach(r -> byPrompt.computeIfAbsent(r.arm().prompt(), p -> new ArrayList<>()).add(r));
        List<Together.Work<Met>> works = new ArrayList<>();
        for (int b = 0; b < batch; b++) {
            Question question = questions.get((int) ((met + b) % questions.size()));
            Key own = key.at(met + b);
            byPrompt.forEach((prompt, records) -> works.add(() -> met(asked, prompt.around(question), records,
                    own.at(prompt.text()))));
        }
        Spend spent = Spend.NONE;
        for (Met one : Together.all(works)) {
            one.outcomes.forEach(o -> o.arm.enter(o.score, o.cost, round));
            spent = spent.plus(one.spent);
        }
        return spent;
    }

    private static Met met(Asked asked, Question question, List<ArmRecord> records, Key key) {
        var session = new Session(asked.generator, asked.options, Budget.UNLIMITED, key, asked.helpers);
        int most = records.stream().mapToInt(r -> r.arm().n()).max().orElseThrow();
        int alternatives = records.stream().mapToInt(r -> r.arm().chooser().alternatives()).max().orElseThrow();
        List<Candidate> drawn =
                session.candidates(question, most, asked.options.withAlternatives(alternatives));
        long prompt = session.ledger().spent().promptTokens();
        List<Outcome> outcomes = new ArrayList<>();
        for (ArmRecord record : records) {
            int n = record.arm().n();
            int blocks = most / n;
            double score = 0;
            long cost = blocks * prompt;
            long scorers = session.ledger().spent().scorerTokens();
            for (int b = 0; b < blocks; b++) {
                List<Candidate> block = drawn.subList(b * n, (b + 1) * n);
                score += right(question, chosen(question, record.arm(), block, session));
                cost += block.stream().mapToLong(c -> c.generation().length()).sum();
            }
            cost += session.ledger().spent().scorerTokens() - scorers;
            outcomes.add(new Outcome(record, score / blocks, (double) cost / blocks));
        }
        return new Met(outcomes, session.ledger().spent());
    }

    private static Candidate chosen(Question question, PromptArm arm, List<Candidate> block, Session session) {
        if (block.size() == 1) {
            return block.getFirst();
        }
        double[] scores = arm.chooser().score(question, block, session);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return block.get(best);
    }

    private static double right(Question question, Candidate chosen) {
        return question.verifier().map(v -> v.apply(chosen.text()).score().orElse(0)).orElse(0.0);
    }
}
