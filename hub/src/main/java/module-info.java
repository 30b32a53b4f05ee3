/// Models and data sets of the Hugging Face hub: the standard cache, and downloads into it. No engine, no task in
/// sight.
module dev.hone.hub {
    requires static org.jspecify;
    requires transitive dev.hone.foundation;
    requires java.net.http;
    requires tools.jackson.databind;

    exports dev.hone.hub;
}
