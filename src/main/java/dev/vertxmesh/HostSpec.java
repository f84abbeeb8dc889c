package dev.vertxmesh;

import dev.vertxmesh.model.MeshKind;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Which running hosts to attach to. */
public final class HostSpec extends SpecBase<HostSpec> {

  private final List<String> members;
  private final int count;

  private HostSpec(String name, List<String> members, int count) {
    super(name);
    this.members = members;
    this.count = count;
  }

  /** All hosts that there are. */
  public static HostSpec all() {
    return new HostSpec(generatedName(), List.of(), 0);
  }

  /**
   * So many hosts, whichever.
   *
   * @throws IllegalArgumentException if {@code count} is below 1
   */
  public static HostSpec count(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("asked for " + count + " hosts; the least is 1");
    }
    return new HostSpec(generatedName(), List.of(), count);
  }

  /** The hosts of these names, in this order. */
  public static HostSpec of(String... names) {
    return new HostSpec(generatedName(), List.of(names), names.length);
  }

  /** The same hosts under a name of their own; {@code hosts-} and a random number otherwise. */
  public HostSpec named(String name) {
    return new HostSpec(name, members, count);
  }

  List<String> members() {
    return members;
  }

  /** How many; 0 for all. */
  int count() {
    return count;
  }

  @Override
  HostSpec self() {
    return this;
  }

  Request request() {
    Request request = request(MeshKind.HOSTS);
    request.members = members;
    request.hosts = count;
    return request;
  }

  private static String generatedName() {
    int number = ThreadLocalRandom.current().nextInt();
    return String.format(Locale.ROOT, "hosts-%08x", number);
  }
}
