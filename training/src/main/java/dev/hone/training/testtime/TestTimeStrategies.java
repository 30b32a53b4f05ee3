package dev.hone.training.testtime;

import dev.hone.reasoning.registry.Catalog.Entry;
import dev.hone.reasoning.registry.OwnStrategies;
import dev.hone.reasoning.solve.Strategy;
import java.util.List;

/// The strategies that train, for the list of all.
public final class TestTimeStrategies implements OwnStrategies {
    @Override
    public List<Entry<Strategy>> strategies() {
        return List.of(new Entry<>(
                TestTimeTraining.USUAL, "an adapter for each question, trained on its own pairs, and a vote of views",
                "arXiv:2411.07279"));
    }
}
