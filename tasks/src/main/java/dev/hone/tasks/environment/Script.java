package dev.hone.tasks.environment;

import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import java.util.List;

/// Plays actions that are written down beforehand, one a line; lines of a [Transcript] that are observations are passed
/// over. Gold is the setup that [EnvironmentFamily#open] takes.
public record Script(EnvironmentFamily family) implements Verifier {
    /// The actions of a text.
    public static List<String> actions(String text) {
        return text.lines().filter(line -> !line.startsWith(Transcript.OBSERVED)).toList();
    }

    /// What happens in a fresh world; actions after its end are not played.
    public static Transcript play(Environment environment, List<String> actions) {
        environment.reset();
        Transcript transcript = Transcript.EMPTY;
        for (String action : actions) {
            if (transcript.end().isPresent()) {
                break;
            }
            transcript = transcript.then(action, environment.step(action));
        }
        return transcript;
    }

    @Override
    public Verdict verify(String gold, String prediction) {
        Environment environment;
        try {
            environment = family.open(gold);
        } catch (IllegalArgumentException e) {
            return new Verdict.Failed(e);
        }
        return play(environment, actions(prediction)).verdict();
    }
}
