package dev.vertxmesh.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to join a cluster. What is absent stays as the configuration file has it.
 *
 * @param configFile Hazelcast configuration, {@code .xml}, {@code .yaml} or {@code .yml}; absent:
 *     the jar's {@code cluster-config/loopback.xml}
 * @param clusterName only members of one name meet
 * @param port 0 as the file says; {@link #EPHEMERAL_PORT} any free one; otherwise exactly this one
 * @param members whom to join, {@code host} or {@code host:port}, in place of the file's join
 *     section; an empty list joins nobody, so others must join this node
 * @param networkInterface address to listen on, for Hazelcast and the event bus; Hazelcast's
 *     wildcards are allowed ({@code 10.0.*.*})
 * @param lite whether this node holds no data: workers, CLI and clients
 * @param handsOver whether a node that leaves hands its data over first; false for hosts that end
 *     all together, where handing over to one another takes seconds and saves nothing
 * @param eventLoopPoolSize event loops, 0 for Vert.x's default (twice the cores)
 * @param clusterPingInterval how often idle connections of the event bus are tried; below a second
 *     costs traffic, above a minute leaves broken ones unnoticed
 * @param clusterPingReplyInterval how long such a ping may take before the connection is closed
 * @param joinDeadline how long the start may take; below about 5 s a busy machine fails it
 */
public record ClusterOptions(
    Optional<Path> configFile,
    Optional<String> clusterName,
    int port,
    Optional<List<String>> members,
    Optional<String> networkInterface,
    boolean lite,
    boolean handsOver,
    int eventLoopPoolSize,
    Duration clusterPingInterval,
    Duration clusterPingReplyInterval,
    Duration joinDeadline) {

  /** Port value for any free port: for JVMs of which many start at once. */
  public static final int EPHEMERAL_PORT = -1;

  private static final int HIGHEST_PORT = 65_535;

  public ClusterOptions {
    if (port < EPHEMERAL_PORT || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "Cluster port " + port + " is no port: give 1 to 65535, or 0 to use the file's.");
    }
    if (eventLoopPoolSize < 0) {
      throw new IllegalArgumentException(
          "Event loop pool size " + eventLoopPoolSize + " is below 0: give 0 for the default.");
    }
    requirePositive("Cluster ping interval", clusterPingInterval);
    requirePositive("Cluster ping reply interval", clusterPingReplyInterval);
    requirePositive("Join deadline", joinDeadline);
    members = members.map(List::copyOf);
  }

  /** The jar's loopback configuration, as a data member. */
  public static ClusterOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  private static void requirePositive(String name, Duration duration) {
    if (duration.isNegative() || duration.toMillis() == 0) {
      throw new IllegalArgumentException(
          name + " " + duration + " is too short: give a millisecond or more, as PT5S.");
    }
  }

  /** Collects options: each method sets the component of its name, and returns this builder. */
  public static final class Builder {
    private Optional<Path> configFile = Optional.empty();
    private Optional<String> clusterName = Optional.empty();
    private int port;
    private Optional<List<String>> members = Optional.empty();
    private Optional<String> networkInterface = Optional.empty();
    private boolean lite;
    private boolean handsOver = true;
    private int eventLoopPoolSize;
    private Duration clusterPingInterval = Duration.ofSeconds(5);
    private Duration clusterPingReplyInterval = Duration.ofSeconds(5);
    private Duration joinDeadline = Duration.ofSeconds(20);

    private Builder() {}

    public Builder configFile(Path file) {
      configFile = Optional.of(file);
      return this;
    }

    public Builder clusterName(String name) {
      clusterName = Optional.of(name);
      return this;
    }

    public Builder port(int number) {
      port = number;
      return this;
    }

    /** Any free port. */
    public Builder ephemeralPort() {
      return port(EPHEMERAL_PORT);
    }

    public Builder members(List<String> addresses) {
      members = Optional.of(addresses);
      return this;
    }

    public Builder networkInterface(String address) {
      networkInterface = Optional.of(address);
      return this;
    }

    public Builder lite(boolean holdsNoData) {
      lite = holdsNoData;
      return this;
    }

    public Builder handsOver(boolean handsDataOver) {
      handsOver = handsDataOver;
      return this;
    }

    public Builder eventLoopPoolSize(int loops) {
      eventLoopPoolSize = loops;
      return this;
    }

    public Builder clusterPingInterval(Duration interval) {
      clusterPingInterval = interval;
      return this;
    }

    public Builder clusterPingReplyInterval(Duration interval) {
      clusterPingReplyInterval = interval;
      return this;
    }

    public Builder joinDeadline(Duration deadline) {
      joinDeadline = deadline;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException for a value out of its range
     */
    public ClusterOptions build() {
      return new ClusterOptions(
          configFile,
          clusterName,
          port,
          members,
          networkInterface,
          lite,
          handsOver,
          eventLoopPoolSize,
          clusterPingInterval,
          clusterPingReplyInterval,
          joinDeadline);
    }
  }
}
