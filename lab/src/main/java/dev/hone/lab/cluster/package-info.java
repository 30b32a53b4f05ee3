/// Clusters: folders of topics, notes, papers, threads, trails and terms, and how they are read.
@NullMarked
package dev.hone.lab.cluster;

import org.jspecify.annotations.NullMarked;
