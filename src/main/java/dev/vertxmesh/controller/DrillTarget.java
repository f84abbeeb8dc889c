package dev.vertxmesh.controller;

/**
 * Who performs a fault on a rank.
 *
 * @param address of the agent
 * @param mesh as the agent knows the rank: for a worker's process its proc mesh
 * @param rank its rank there
 * @param proc the proc under the rank
 */
record DrillTarget(String address, String mesh, int rank, String proc) {}
