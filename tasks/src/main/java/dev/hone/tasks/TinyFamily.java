package dev.hone.tasks;

import java.util.List;
import java.util.Map;

/// A family for tiny models: prompt and completion on one line in [TinyAlphabet], the prompt ends with `=`, the answer
/// is what follows the last `#` of the completion.
public interface TinyFamily extends TaskFamily {
    @Override
    default List<Style> styles() {
        return List.of(Style.values());
    }

    /// Mostly guesses and slips, few right steps: right often enough to learn from, with clear room above. Where a
    /// family has fewer styles, each equally often.
    @Override
    default StyleWeights usualStyles() {
        return styles().size() < Style.values().length
                ? StyleWeights.equal(styles())
                : StyleWeights.of(0.12, 0.33, 0.10, 0.45);
    }

    @Override
    default String completion(String answer) {
        return "#" + answer;
    }

    /// A problem of this family whose id is its prompt.
    default Problem problem(String prompt, String reference, int difficulty) {
        return new Problem(prompt, name(), prompt, reference, difficulty, Map.of());
    }
}
