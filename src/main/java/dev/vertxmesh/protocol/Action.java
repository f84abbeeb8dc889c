package dev.vertxmesh.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a message asks for: the value of its {@value Headers#ACTION} header. */
public enum Action {
  // to host agents
  SPAWN_PROCS,
  STOP_PROCS,
  STOP_HOST,
  DESCRIBE_HOST,
  READ_LOG,
  // to proc agents
  SPAWN_ACTORS,
  STOP_ACTORS,
  STOP_ALL,
  CAST,
  ASK,
  // to both
  DUMP_THREADS,
  GET_STATES,
  STREAM_STATES,
  WAIT_STATUS,
  GET_LOG_LEVEL,
  SET_LOG_LEVEL,
  // to controllers
  REPORT,
  SUBSCRIBE,
  UNSUBSCRIBE,
  GET_SUBSCRIBER_COUNT,
  GET_STATE,
  CREATE_OR_UPDATE,
  STOP,
  REPLAY,
  RENEW,
  RETIRE,
  // to controller homes
  SPAWN_MESH,
  // to subscribers and owners
  NOTICE;

  /** The name on the wire: lower case, words joined by hyphens. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The action of that name. */
  static Optional<Action> of(String text) {
    return Arrays.stream(values()).filter(action -> action.text().equals(text)).findFirst();
  }
}
