/**
 * Every setting, declared once; the layers that set it; the checks of timings against each other.
 *
 * <p>Map, in reading order:
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.settings.MeshSettings}: the declarations. Each is a {@link
 *       dev.vertxmesh.settings.Setting}, or a {@link dev.vertxmesh.settings.PrefixSetting} where
 *       the user chooses the last part of the key.
 *   <li>{@link dev.vertxmesh.settings.SettingsLayer}: the keys and texts that one source gave.
 *   <li>{@link dev.vertxmesh.settings.Settings}: the layers resolved; the only class that the rest
 *       of the project reads values from.
 *   <li>{@link dev.vertxmesh.settings.TimingChecks}: which timings contradict each other; {@link
 *       dev.vertxmesh.settings.UnwiseTimings}: which are unwise.
 *   <li>{@link dev.vertxmesh.settings.DetectionBounds}: how late each kind of fault is noticed.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>SE-1 Each setting is declared once; no two share a name or an environment variable.
 *   <li>SE-2 Which layer wins depends on its source alone, not on the order of adding; of two
 *       layers of one source the one added later wins.
 *   <li>SE-3 An unknown key is an error that names the nearest known one; in the environment it is
 *       a warning.
 *   <li>SE-4 A bad value is refused even where another layer overrides it; every mistake is named
 *       in one error.
 *   <li>SE-5 What {@link dev.vertxmesh.settings.Settings#explicit()} hands on gives the same values
 *       in another process.
 *   <li>SE-6 The defaults contradict each other nowhere.
 *   <li>SE-7 {@code docs/settings.md} is what the declarations say.
 *   <li>SE-8 Each kind of fault has a bound that follows from the settings in force; {@code
 *       docs/detection.md} lists those of the defaults, and the tests of real faults hold them.
 *   <li>SE-10 What contradicts nothing and is unwise is said by {@code mesh explain} alone, and
 *       keeps nothing from starting; the defaults are not unwise.
 *   <li>SE-11 The bound of a drill is computed where the fault is judged, from the settings in
 *       force there, with the lease and the poll that the mesh was ordered with.
 * </ul>
 *
 * <p>The package imports the JDK only and reads no clock.
 */
package dev.vertxmesh.settings;
