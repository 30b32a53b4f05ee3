/// Trainers, objectives, recipes and run directories.
module dev.hone.training {
    requires static org.jspecify;
    requires transitive dev.hone.engine;
    requires transitive dev.hone.tasks;
    requires transitive dev.hone.hub;
    requires transitive dev.hone.reasoning;
    requires tools.jackson.databind;
    requires com.fasterxml.jackson.annotation;
    requires java.sql;

    exports dev.hone.training.advantage;
    exports dev.hone.training.aggregation;
    exports dev.hone.training.algorithm;
    exports dev.hone.training.batch;
    exports dev.hone.training.card;
    exports dev.hone.training.correction;
    exports dev.hone.training.critic;
    exports dev.hone.training.curriculum;
    exports dev.hone.training.distill;
    exports dev.hone.training.evaluation;
    exports dev.hone.training.imitation;
    exports dev.hone.training.export;
    exports dev.hone.training.loop;
    exports dev.hone.training.loss;
    exports dev.hone.training.mask;
    exports dev.hone.training.objective;
    exports dev.hone.training.preference;
    exports dev.hone.training.recipe;
    exports dev.hone.training.record;
    exports dev.hone.training.record.flag;
    exports dev.hone.training.regularizer;
    exports dev.hone.training.reward;
    exports dev.hone.training.rewardmodel;
    exports dev.hone.training.rollout;
    exports dev.hone.training.run;
    exports dev.hone.training.schedule;
    exports dev.hone.training.schedule.simulate;
    exports dev.hone.training.selection;
    exports dev.hone.training.supplement;
    exports dev.hone.training.task;
    exports dev.hone.training.testtime;
    exports dev.hone.training.tokens;

    // Records that only these packages see are written and read as JSON.
    opens dev.hone.training.loop to tools.jackson.databind;
    opens dev.hone.training.supplement to tools.jackson.databind;
    provides dev.hone.reasoning.registry.OwnStrategies with dev.hone.training.testtime.TestTimeStrategies;
}
