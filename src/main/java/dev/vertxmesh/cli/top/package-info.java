/**
 * The live screen of {@code mesh top}.
 *
 * <ul>
 *   <li>{@code Picture}: what is known of the cluster; {@code Photographer} takes it anew.
 *   <li>{@code Look}: what the user has chosen to see; {@code Keys} changes it.
 *   <li>{@code Frame}: picture, look, size and time → lines.
 *   <li>{@code LiveScreen}: the loop over a {@code Screen}, which is a terminal or a test's.
 * </ul>
 *
 * <ul>
 *   <li>CX-8: the terminal is as it was before, whatever ends the screen: a key, Ctrl-C, an error.
 *   <li>CX-9: a frame is a function of picture, look, size and time; no line is wider than the
 *       screen, and there are never more than it has.
 *   <li>CX-12: what was seen last stays on the screen when the cluster does not answer, and the
 *       screen says since when.
 * </ul>
 */
package dev.vertxmesh.cli.top;
