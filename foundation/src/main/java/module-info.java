/// What both floors above it need: keyed randomness, errors that a user can fix, nearest names, YAML.
module dev.hone.foundation {
    requires static org.jspecify;
    requires org.snakeyaml.engine.v2;

    exports dev.hone.foundation;
    exports dev.hone.foundation.yaml;
}
