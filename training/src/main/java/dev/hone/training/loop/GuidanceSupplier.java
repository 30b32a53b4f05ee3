package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.TokenTree;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Versions;
import dev.hone.training.run.Metrics;
import dev.hone.training.supplement.Guidance;
import dev.hone.training.task.Judge;
import dev.hone.training.tokens.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Has the policy draw behind the first part of a demonstration, and remembers how much it had to be shown.
///
/// Demonstrations and random streams are pure functions of the seed, step, group and number.
final class GuidanceSupplier implements GroupSupplier {
    /// Shares that are remembered; the one that was changed longest ago is forgotten first.
    private static final int MOST = 1 << 16;

    private final Guidance rule;
    private final SupplierParts parts;
    private final Map<String, Double> shares = new LinkedHashMap<>();
    private final GuidedScores scores = new GuidedScores();

    GuidanceSupplier(Guidance rule, SupplierParts parts) {
        this.rule = rule;
        this.parts = parts;
        parts.requireStyle(rule.style());
        for (Ingredient i : parts.mixture().ingredients()) {
            if (i.family() instanceof EnvironmentFamily) {
                throw new InputException("algorithm.supplements: task " + i.family().name() + " is played over several"
                        + " turns; guidance knows tasks of one turn alone");
            }
        }
    }

    /// A group that is to be guided, and the tokens that it is shown.
    private record Guided(int place, Group group, int[] shown) {}

    @Override
    public List<Group> add(int step, List<Group> judged) {
        List<Guided> guided = new ArrayList<>();
        for (int g = 0; g < judged.size(); g++) {
            int[] shown =
                    rule.completions() > 0 && rule.serves(judged.get(g)) ? shown(step, judged.get(g)) : new int[0];
            if (shown.length > 0) {
                guided.add(new Guided(g, judged.get(g), shown));
            }
        }
        List<List<Completion>> drawn =
                parts.sampler().sample(guided.stream().map(g -> request(step, g)).toList());
        List<List<PolicyScores.Scored>> prefixes = parts.scores().of(guided.stream()
                .map(g -> new TokenTree(g.group().prompt(), List.of(g.shown())))
                .toList());
        List<List<Completion>> whole = new ArrayList<>();
        for (int i = 0; i < guided.size(); i++) {
            Guided g = guided.get(i);
            PolicyScores.Scored prefix = prefixes.get(i).getFirst();
            whole.add(drawn.get(i).stream().map(c -> joined(g, prefix, c)).toList());
        }
        List<List<Verdict>> verdicts = Judge.judge(
                parts.mixture(), guided.stream().map(g -> g.group().problem()).toList(),
                whole.stream().map(list -> list.stream().map(parts.text()::text).toList()).toList(), parts.workers());
        List<Group> groups = new ArrayList<>(judged);
        for (int i = 0; i < guided.size(); i++) {
            Group filled = guided.get(i).group();
            for (int s = 0; s < whole.get(i).size(); s++) {
                Completion c = whole.get(i).get(s);
                filled = filled.with(Rollout.judged(
                        filled.nextId(), stream(step, filled, s), Versions.of(step - 1), c, parts.text().text(c),
                        verdicts.get(i).get(s))
                        .as(filled.nextId(), Origin.GUIDED));
            }
            groups.set(guided.get(i).place(), filled);
        }
        return groups;
    }

    private int[] shown(int step, Group group) {
        Problem problem = group.problem();
        TaskFamily family = parts.mixture().family(problem);
        Key key = parts.seed().at("guide").at(step).at(group.number());
        String text = family.demonstrate(problem, rule.style(), key.draws());
        int[] ids = parts.text().demonstration(family, problem, text).continuations().getFirst();
        int tokens = ids.length - 1;
        int shown = rule.shown(shares.getOrDefault(rule.key(problem), rule.start()), tokens);
        return parts.fits(step, group.prompt(), shown + 1) ? Arrays.copyOf(ids, shown) : new int[0];
    }

    private SampleRequest request(int step, Guided g) {
        int[] prompt = IntStream.concat(Arrays.stream(g.group().prompt()), Arrays.stream(g.shown())).toArray();
        List<Key> streams = IntStream.range(0, rule.completions()).mapToObj(i -> stream(step, g.group(), i)).toList();
        return Limit.to(
                parts.limit().applyAsInt(step) - g.shown().length, new SampleRequest(prompt, streams),
                parts.sampler());
    }

    private Key stream(int step, Group group, int i) {
        return parts.seed().at("guided").at(step).at(group.number()).at(i);
    }

    /// The forced tokens with what the policy says of them, and what it drew behind them.
    private static Completion joined(Guided g, PolicyScores.Scored prefix, Completion drawn) {
        boolean[] own = new boolean[g.shown().length + drawn.length()];
        Arrays.fill(own, g.shown().length, own.length, true);
        return new Completion(
                g.group().prompt(),
                IntStream.concat(Arrays.stream(g.shown()), Arrays.stream(drawn.ids())).toArray(),
                joined(prefix.logProbs(), drawn.logProbs()),
                joined(prefix.logProbs(), drawn.behaviourLogProbs()),
                joined(prefix.entropies(), drawn.entropies()),
                own,
                drawn.stop());
    }

    private static float[] joined(float[] a, float[] b) {
        float[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Override
    public void seen(List<Group> groups) {
        scores.clear();
        Map<String, List<Double>> found = new LinkedHashMap<>();
        for (Group g : groups) {
            g.judged().stream()
                    .filter(r -> r.origin() == Origin.GUIDED)
                    .mapToDouble(r -> r.score().orElseThrow())
                    .average()
                    .ifPresent(
                            score -> found.computeIfAbsent(rule.key(g.problem()), k -> new ArrayList<>()).add(score));
        }
        found.forEach(this::move);
        while (shares.size() > MOST) {
            shares.remove(shares.keySet().iterator().next());
        }
    }

    /// One move a step, however many groups were guided by this share.
    private void move(String key, List<Double> groups) {
        double share = shares.getOrDefault(key, rule.start());
        groups.forEach(score -> scores.add(share, score));
        shares.remove(key);
        shares.put(key, rule.next(share, groups.stream().mapToDouble(x -> x).average().orElseThrow()));
    }

    @Override
    public void report(Metrics metrics) {
        scores.report(metrics);
    }

    @Override
    public String memory() {
        var text = new StringBuilder();
        shares.forEach((key, share) -> text.append(share).append(' ').append(key).append('\n'));
        return text.toString();
    }

    @Override
    public void recall(String memory) {
        shares.clear();
        memory.lines().forEach(line -> {
            int space = line.indexOf(' ');
            shares.put(line.substring(space + 1), Double.parseDouble(line.substring(0, space)));
        });
    }
}
