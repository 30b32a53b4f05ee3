package dev.hone.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A floor uses the floors below it")
class FloorsTest {
    private static final String KERNELS = "dev.hone.engine.internal.kernels..";
    private static final String DECODER = "dev.hone.engine.internal.decoder..";
    private static final String SAMPLER = "dev.hone.engine.internal.sampler..";

    @Test
    void everyFloorIsSeenHere() {
        for (String floor : new String[] {"foundation", "engine", "tasks", "hub", "reasoning", "training", "lab",
            "app"}) {
            assertThat(HoneClasses.ALL).as(floor).anyMatch(c -> c.getPackageName().startsWith("dev.hone." + floor));
        }
    }

    @Test
    void floorsNeverLookUp() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("foundation").definedBy("dev.hone.foundation..")
                .layer("engine").definedBy("dev.hone.engine..")
                .layer("tasks").definedBy("dev.hone.tasks..")
                .layer("hub").definedBy("dev.hone.hub..")
                .layer("reasoning").definedBy("dev.hone.reasoning..")
                .layer("training").definedBy("dev.hone.training..")
                .layer("lab").definedBy("dev.hone.lab..")
                .layer("app").definedBy("dev.hone.app..")
                .whereLayer("app").mayNotBeAccessedByAnyLayer()
                .whereLayer("lab").mayOnlyBeAccessedByLayers("app")
                .whereLayer("training").mayOnlyBeAccessedByLayers("lab", "app")
                .whereLayer("reasoning").mayOnlyBeAccessedByLayers("training", "lab", "app")
                .whereLayer("engine").mayOnlyBeAccessedByLayers("reasoning", "training", "lab", "app")
                .whereLayer("tasks").mayOnlyBeAccessedByLayers("reasoning", "training", "lab", "app")
                .whereLayer("hub").mayOnlyBeAccessedByLayers("training", "lab", "app")
                .check(HoneClasses.ALL);
    }

    @Test
    void everyClassBelongsToAFloor() {
        classes().should()
                .resideInAnyPackage("dev.hone.foundation..", "dev.hone.engine..", "dev.hone.tasks..", "dev.hone.hub..",
                        "dev.hone.reasoning..", "dev.hone.training..", "dev.hone.lab..", "dev.hone.app..")
                .check(HoneClasses.ALL);
    }

    @Test
    void internalPackagesStayInsideTheirModule() {
        noClasses().that().resideOutsideOfPackage("dev.hone.engine..")
                .should().dependOnClassesThat().resideInAPackage("dev.hone.engine.internal..")
                .check(HoneClasses.ALL);
    }

    @Test
    void kernelsKnowNothingOfWhatUsesThem() {
        noClasses().that().resideInAPackage(KERNELS)
                .should().dependOnClassesThat()
                .resideInAnyPackage(DECODER, SAMPLER, "dev.hone.engine.text..", "dev.hone.engine.files..",
                        "dev.hone.engine.optimize..")
                .check(HoneClasses.ALL);
    }

    @Test
    void decoderKnowsNothingOfTheSampler() {
        noClasses().that().resideInAPackage(DECODER)
                .should().dependOnClassesThat()
                .resideInAnyPackage(SAMPLER, "dev.hone.engine.text..", "dev.hone.engine.files..",
                        "dev.hone.engine.optimize..")
                .allowEmptyShould(true)
                .check(HoneClasses.ALL);
    }
}
