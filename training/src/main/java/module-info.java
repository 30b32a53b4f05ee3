/// Trainers, objectives, recipes and run directories.
module dev.hone.training {
    requires static org.jspecify;
    requires transitive dev.hone.engine;
    requires transitive dev.hone.tasks;
    requires tools.jackson.databind;
    requires org.snakeyaml.engine.v2;

}
