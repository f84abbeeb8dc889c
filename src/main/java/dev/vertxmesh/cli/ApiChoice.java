package dev.vertxmesh.cli;

import java.util.Optional;

/**
 * Through what a verb looks at a cluster.
 *
 * @param url the HTTP API to ask; empty for the first that is found
 * @param search whether to ask one at all; if not, this JVM joins the cluster
 */
record ApiChoice(Optional<String> url, boolean search) {}
