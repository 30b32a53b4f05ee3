package dev.hone.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.Workers;
import dev.hone.lab.protocol.Arm;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Settings;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.training.loop.Cancellation;
import dev.hone.training.loop.Plugins;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedTest {
    private static final String RL = """
            tasks: [{family: digit-chains, difficulties: [2]}]
            sampling: {prompts: 2, group: 2, max-tokens: 8}
            optimizer: {learning-rate: 1e-3}
            steps: 4
            evaluation: {problems: 0}
            checkpoints: {every: 1, keep: 10}
            """;

    @Test
    void aRunIsReadAsItWasWithinABudgetOfTokens(@TempDir Path folder) {
        try (var workers = Workers.of(1)) {
            var cancellation = new Cancellation();
            var settings = Settings.of("base.steps=1", "base.optimizer.warm-up=0");
            var trial = new Trial("test", Arm.of("a", "an arm"), 1, Profile.SMOKE, settings, folder.resolve("own"),
                    folder.resolve("shared"), new Bases(folder.resolve("bases"), Optional.empty(), cancellation),
                    workers, cancellation);
            Path base = trial.base("base", BaseRecipes.DIGITS);
            Trained trained = trial.train("rl", RL, Plugins.NONE, "model=" + base);
            Curve written = trained.written();

            assertThat(written.x()).containsExactly(1, 2, 3, 4);
            Trained.Stopped third = trained.within((long) written.y()[2]);
            assertThat(third.step()).isEqualTo(3);
            assertThat(third.cost().sampledTokens()).isEqualTo((long) written.y()[2]);
            assertThat(third.cost().samples()).isEqualTo(12);
            assertThat(trained.within((long) written.y()[2] - 1).step()).isEqualTo(2);
            assertThat(trained.within(0).step()).isEqualTo(1);
            assertThat(trained.within(Long.MAX_VALUE).cost()).isEqualTo(trained.cost());
            assertThat(third.model().config()).isEqualTo(trained.model().config());
        }
    }
}
