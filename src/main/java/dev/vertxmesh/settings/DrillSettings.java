package dev.vertxmesh.settings;

import static dev.vertxmesh.settings.SettingTypes.duration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The settings of faults on purpose; part of {@link MeshSettings}. */
public final class DrillSettings {

  private static final List<Setting<?>> DECLARED = new ArrayList<>();

  public static final Setting<Duration> LONGEST =
      new Declaration<>(
              DECLARED::add, "mesh.drill.longest", duration(), "2m", "design 3, Hosts; SU-13")
          .means("How long the fault of a drill may last before it is undone.")
          .tooSmall("What is noticed late, as a lease that lapses, cannot be drilled.")
          .tooLarge("A drill that nobody waits for any more holds up its rank that long.");

  private DrillSettings() {}

  /** All of them, in declared order. */
  static List<Setting<?>> all() {
    return List.copyOf(DECLARED);
  }
}
