package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Notice;
import java.util.List;

/**
 * Controller → subscriber: several notices in order, as the answer to a {@link Subscribe} or a
 * {@link ReplayQuery}.
 *
 * @param notices in the order in which they were told
 */
public record Notices(List<Notice> notices) {

  public Notices {
    notices = List.copyOf(Fields.orElse(notices, List.of()));
  }
}
