/// The notes of the atlas: text, papers, relations, and their checks.
module dev.hone.lab {
    requires static org.jspecify;
    requires transitive dev.hone.foundation;
    requires transitive org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires com.networknt.schema;
    requires tools.jackson.databind;

    exports dev.hone.lab.check;
    exports dev.hone.lab.cluster;
    exports dev.hone.lab.finding;
    exports dev.hone.lab.figure;
    exports dev.hone.lab.library;
    exports dev.hone.lab.note;
    exports dev.hone.lab.paper;
    exports dev.hone.lab.text;
}
