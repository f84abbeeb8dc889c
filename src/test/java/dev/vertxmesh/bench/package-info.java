/**
 * The benchmarks behind {@code launcher/mesh bench}, in the source tree alone.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.bench.Bench} runs a {@code Job} after the other; each gets a {@code
 *       Run}, which takes its {@code Figure}s and gives it a {@code BenchCluster}.
 *   <li>A {@code BenchCluster} is of {@code Peer}s: JVMs that run {@link
 *       dev.vertxmesh.bench.PeerMain}, each in a {@code PeerRole}.
 *   <li>{@code Goal}: the table of targets. {@code Samples}: exact percentiles.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>BE-1: a target is a ratio to a floor of the same run, in the same JVMs with the same flags,
 *       or a distance to one; there is no absolute one but for sizes.
 *   <li>BE-2: {@link System#nanoTime} is CLOCK_MONOTONIC on Linux, one clock for all JVMs of a
 *       machine: the time from one JVM to another is measured by it.
 *   <li>BE-3: orders and answers go over stdin and stdout, never over what is measured.
 *   <li>BE-4: warming up is apart from what is measured; percentiles are exact; each figure says of
 *       how many samples it is.
 *   <li>BE-5: a job that fails says why and the others run; every JVM of a job ends with it.
 *   <li>BE-6: a missed target fails nothing, no test asserts a figure; each target of the table is
 *       measured by its job.
 *   <li>BE-11: a bare verticle is of the class of the actors and gets the {@code config()} that
 *       they see, the address of an inbox included; bare ones and actors are in the same JVMs, and
 *       take turns.
 *   <li>BE-12: what two JVMs do at once takes from when the first of them begins until the last has
 *       done it.
 *   <li>BE-13: bytes are counted where they are written, by the kernel, for each process: that
 *       counts each byte on the wire once, whatever else uses the loopback, and log lines besides.
 *   <li>BE-14: what a quiet mesh costs is told above a bare cluster in the same seconds.
 *   <li>BE-21: heap is the difference of what is in use after full collections, divided by the
 *       copies that were made in between.
 *   <li>BE-22: what takes nanoseconds is measured by JMH, in a JVM of its own with the usual
 *       compiler, whatever flags the bench itself runs with; but when quick, in the bench's own.
 * </ul>
 */
package dev.vertxmesh.bench;
