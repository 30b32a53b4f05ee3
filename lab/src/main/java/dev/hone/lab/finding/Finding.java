package dev.hone.lab.finding;

/// Something that is wrong, or worth a look, in a cluster's files.
///
/// @param place `file:line`, or the file
public record Finding(Severity severity, String place, String message) {
    /// How bad it is.
    public enum Severity {
        /// The page would be wrong or incomplete.
        ERROR,
        /// A bound of taste is passed.
        WARNING
    }

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
