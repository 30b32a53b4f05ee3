/// The notes of the atlas: text, papers, relations, and their checks; the experiments that answer their questions.
module dev.hone.lab {
    requires static org.jspecify;
    requires transitive dev.hone.foundation;
    requires transitive dev.hone.training;
    requires transitive org.commonmark;
    requires org.apache.commons.statistics.distribution;
    requires org.commonmark.ext.gfm.tables;
    requires com.networknt.schema;
    requires tools.jackson.databind;

    exports dev.hone.lab.check;
    exports dev.hone.lab.cluster;
    exports dev.hone.lab.evidence;
    exports dev.hone.lab.experiment;
    exports dev.hone.lab.figure;
    exports dev.hone.lab.finding;
    exports dev.hone.lab.library;
    exports dev.hone.lab.note;
    exports dev.hone.lab.paper;
    exports dev.hone.lab.protocol;
    exports dev.hone.lab.question.data;
    exports dev.hone.lab.question.refinement;
    exports dev.hone.lab.question.rewardmodel;
    exports dev.hone.lab.question.rl;
    exports dev.hone.lab.question.rlvr;
    exports dev.hone.lab.question.scaling;
    exports dev.hone.lab.question.testtime;
    exports dev.hone.lab.question.tuning;
    exports dev.hone.lab.question;
    exports dev.hone.lab.run;
    exports dev.hone.lab.statistics;
    exports dev.hone.lab.text;
    exports dev.hone.lab.verdict;
    exports dev.hone.lab.world;

    uses dev.hone.lab.experiment.Experiment;

    provides dev.hone.lab.experiment.Experiment with
            dev.hone.lab.question.data.SyntheticDataQdc,
            dev.hone.lab.question.refinement.SelfConsistencyRewardHacking,
            dev.hone.lab.question.rewardmodel.ReasoningRewardModels,
            dev.hone.lab.question.rl.AsyncRlBoundedStaleness,
            dev.hone.lab.question.rl.BudgetCurriculumLongToShort,
            dev.hone.lab.question.rl.LitePpoTwoTechniques,
            dev.hone.lab.question.rl.NegativeOnlyReinforcement,
            dev.hone.lab.question.rlvr.HighEntropyTokenUpdates,
            dev.hone.lab.question.rlvr.OneExampleRlvr,
            dev.hone.lab.question.rlvr.RandomRewardMechanism,
            dev.hone.lab.question.rlvr.RlvrBoundaryExpansion,
            dev.hone.lab.question.scaling.InternalizedSearch,
            dev.hone.lab.question.testtime.EntropyCeiling,
            dev.hone.lab.question.testtime.MajorityVoteBaseline,
            dev.hone.lab.question.testtime.TtrlSelfImprovement,
            dev.hone.lab.question.tuning.TranscendenceOfExperts;
    provides dev.hone.tasks.registry.OwnFamilies with dev.hone.lab.world.Worlds;
}
