package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * Anyone → proc agent or host agent: stop all that runs there. A proc agent of a worker then ends
 * its JVM, with code 0 if no actor failed and 1 otherwise (behaviour B 12, 13).
 *
 * @param reason for people
 * @param deadline how long it may take before the rest is ended by force
 */
public record StopAll(String reason, @JsonProperty("deadline-ms") Duration deadline) {

  public StopAll {
    reason = Fields.line("reason", Fields.orElse(reason, "no reason given"));
    deadline = Fields.require("deadline-ms", deadline);
  }
}
