package dev.vertxmesh;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.shape.Extent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which worker JVMs to start: {@code ProcSpec.named("workers").perHost(Extent.of("procs", 2))}. One
 * on each host unless said otherwise.
 */
public final class ProcSpec extends SpecBase<ProcSpec> {

  private final Map<String, String> settings = new TreeMap<>();
  private List<String> classPath = List.of();
  private String jvmOptions = "";

  private ProcSpec(String name) {
    super(name);
  }

  /** A mesh of that name, which nobody else in the cluster may have. */
  public static ProcSpec named(String name) {
    return new ProcSpec(name);
  }

  /** The shape on each host. */
  public ProcSpec perHost(Extent extent) {
    each(extent);
    return this;
  }

  /** Names of class-path entries in the hosts' own configuration; the hosts' class path if none. */
  public ProcSpec classPath(String... entries) {
    classPath = List.of(entries);
    return this;
  }

  /** The name of an entry of JVM options in the hosts' own configuration. */
  public ProcSpec jvmOptions(String entry) {
    jvmOptions = entry;
    return this;
  }

  /** A setting of the workers: {@code setting("mesh.hang-timeout", "2s")}. */
  public ProcSpec setting(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  /**
   * How long ranks go on without word from the controller, before they end by themselves; zero for
   * ever. {@code mesh.orphan-timeout} unless said otherwise. Short ones end healthy ranks in a
   * pause of this JVM; long ones leave orphans that long.
   */
  public ProcSpec lease(Duration duration) {
    leaseFor(duration);
    return this;
  }

  /**
   * Lets drills perform faults on its ranks ({@link MeshHandle#drill}). A mesh that stands on it
   * needs a mark of its own; what is killed or frozen takes all that runs there with it.
   */
  public ProcSpec drillable() {
    markDrillable();
    return this;
  }

  @Override
  ProcSpec self() {
    return this;
  }

  Request request(HostMesh hosts) {
    return complete(request(MeshKind.PROCS).on(hosts, each()));
  }

  /** On so many hosts, whichever, with no mesh of hosts below; 0 for all. */
  Request request(int hosts) {
    Request request = request(MeshKind.PROCS);
    request.hosts = hosts;
    request.extent = each();
    return complete(request);
  }

  private Request complete(Request request) {
    request.classPath = classPath;
    request.jvmOptions = jvmOptions;
    request.settings = settings;
    return request;
  }
}
