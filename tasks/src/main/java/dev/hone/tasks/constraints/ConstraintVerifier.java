package dev.hone.tasks.constraints;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Judges whether a response keeps a list of constraints. Gold is that list ([ConstraintList]).
///
/// Loose mode forgives what stands around a response: a constraint holds if it holds for the response, or for what is
/// left without its first line, its last line, both, or without stars.
///
/// Source: arXiv:2311.07911, section 3.
public record ConstraintVerifier(ConstraintRules rules) implements Verifier {
    private static final int LONGEST = 160;

    @Override
    public Verdict verify(String gold, String prediction) {
        List<Constraint> constraints;
        try {
            constraints = ConstraintList.read(gold).constraints();
        } catch (InputException e) {
            return new Verdict.Failed(e);
        }
        if (prediction.isBlank()) {
            return new Verdict.Unparseable("the response is empty");
        }
        Set<String> versions = versions(prediction);
        List<Constraint> broken =
                constraints.stream().filter(c -> versions.stream().noneMatch(c::holds)).toList();
        if (broken.isEmpty()) {
            return new Verdict.Correct("the response keeps all " + constraints.size() + " constraints");
        }
        String sentence = broken.getFirst().sentence().replaceAll("\\s+", " ");
        String reason = broken.size() + " of " + constraints.size() + " constraints do not hold, such as: "
                + (sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "..." : sentence);
        boolean share = rules.credit() == ConstraintRules.Credit.SHARE && broken.size() < constraints.size();
        return share ? new Verdict.Partial(1 - (double) broken.size() / constraints.size(), reason)
                : new Verdict.Incorrect(reason);
    }

    private Set<String> versions(String response) {
        Set<String> all = new LinkedHashSet<>(List.of(response));
        if (rules.mode() == ConstraintRules.Mode.LOOSE) {
            int first = response.indexOf('\n');
            int last = response.lastIndexOf('\n');
            all.add(first < 0 ? "" : response.substring(first + 1).strip());
            all.add(last < 0 ? "" : response.substring(0, last).strip());
            all.add(first < 0 || first == last ? "" : response.substring(first + 1, last).strip());
            List.copyOf(all).forEach(text -> all.add(text.replace("*", "")));
            all.removeIf(String::isBlank);
        }
        return all;
    }
}
