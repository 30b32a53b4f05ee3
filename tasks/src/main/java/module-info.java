/// Problems, task families, verifiers and datasets. No model in sight.
module dev.hone.tasks {
    requires static org.jspecify;
    requires transitive dev.hone.foundation;
    requires tools.jackson.databind;
    requires com.networknt.schema;
    requires dev.hardwood.core;

    uses dev.hone.tasks.TaskFamily;
    uses dev.hone.tasks.registry.OwnFamilies;
    uses dev.hone.tasks.registry.OwnVerifier;

    exports dev.hone.tasks;
    exports dev.hone.tasks.audit;
    exports dev.hone.tasks.code;
    exports dev.hone.tasks.constraints;
    exports dev.hone.tasks.data;
    exports dev.hone.tasks.environment;
    exports dev.hone.tasks.environment.games;
    exports dev.hone.tasks.families;
    exports dev.hone.tasks.json;
    exports dev.hone.tasks.grid;
    exports dev.hone.tasks.math;
    exports dev.hone.tasks.registry;
    exports dev.hone.tasks.search;
    exports dev.hone.tasks.tools;
    exports dev.hone.tasks.verifiers;
}
