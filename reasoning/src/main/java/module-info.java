/// Spending compute at inference: generation on local models and servers, strategies, scorers.
module dev.hone.reasoning {
    requires static org.jspecify;
    requires transitive dev.hone.engine;
    requires transitive dev.hone.tasks;
    requires java.net.http;
    requires tools.jackson.databind;

    uses dev.hone.reasoning.registry.OwnStrategies;

    exports dev.hone.reasoning.account;
    exports dev.hone.reasoning.allocation;
    exports dev.hone.reasoning.calibration;
    exports dev.hone.reasoning.combination;
    exports dev.hone.reasoning.generation;
    exports dev.hone.reasoning.registry;
    exports dev.hone.reasoning.remote;
    exports dev.hone.reasoning.scorer;
    exports dev.hone.reasoning.solve;
    exports dev.hone.reasoning.strategy;
    exports dev.hone.reasoning.tuning;
}
