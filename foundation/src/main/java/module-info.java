/// What both floors above it need: keyed randomness, errors that a user can fix, nearest names.
module dev.hone.foundation {
    requires static org.jspecify;

    exports dev.hone.foundation;
}
