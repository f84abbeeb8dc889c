package dev.vertxmesh.settings;

import static dev.vertxmesh.settings.SettingTypes.directory;
import static dev.vertxmesh.settings.SettingTypes.integer;

import java.util.ArrayList;
import java.util.List;

/** The settings of how fast workers start; part of {@link MeshSettings}. */
public final class StartSettings {

  private static final List<Setting<?>> DECLARED = new ArrayList<>();

  public static final Setting<String> ARCHIVE_DIRECTORY =
      new Declaration<>(
              DECLARED::add,
              "mesh.host.archive-directory",
              directory(),
              "",
              "design 3, Processes; LA-10")
          .means("Where archives of classes are kept, from which workers start faster.")
          .tooSmall(
              "Nothing: one in java.io.tmpdir for the user, which may be swept away, and is made"
                  + " again.")
          .tooLarge("Whoever else may write there decides what code the workers run.");

  public static final Setting<Integer> ARCHIVES =
      new Declaration<>(
              DECLARED::add,
              "mesh.host.archives",
              integer(0, 1000),
              "4",
              "design 3, Processes; LA-10")
          .means("How many archives of classes are kept, one a class path and java. 0 = none.")
          .tooSmall("Workers load and verify every class anew, and start in twice the time.")
          .tooLarge("Each takes 50 MB of disk; those of jars that are gone stay.");

  private StartSettings() {}

  /** All of them, in declared order. */
  static List<Setting<?>> all() {
    return List.copyOf(DECLARED);
  }
}
