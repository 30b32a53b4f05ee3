package dev.hone.lab.cluster;

/// One file of a cluster as it was found.
///
/// @param kind what it describes
/// @param id its name without the ending; for the cluster's own file that of its folder
/// @param name as messages show it
public record ClusterFile(Kind kind, String id, String name, String text) {}
