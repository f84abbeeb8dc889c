/**
 * What the stations share: a clock that never goes back, work that re-arms itself, deadlines, sends
 * that are acknowledged, and the two ends of a process' life.
 *
 * <ul>
 *   <li>ST-1: durations come from {@link dev.vertxmesh.station.Ticker}; the wall clock is for
 *       people only.
 *   <li>ST-2: periodic work is a one-shot that re-arms itself and knows how late it is.
 *   <li>ST-3: every wait has a deadline, and its timer is cancelled when the wait ends.
 *   <li>ST-4: what our own verticles deploy, they deploy off any verticle's context, so that
 *       nothing of ours dies with a verticle of the user's.
 *   <li>ST-5: a report that is not answered is told again, as it is by then; a receiver that is
 *       gone is forgotten at once, a silent one after some reports in a row; where nothing changes,
 *       newcomers have those who are gone found out. Nobody waits for another.
 *   <li>ST-6: an observer watches itself: {@link dev.vertxmesh.station.SelfWatch} tells its own
 *       freeze from the silence of others.
 *   <li>ST-7: the registry says what is so: each agent looks at its own entries at its start, when
 *       the cluster may have forgotten them, and at intervals, corrects them, and counts that. It
 *       opens its address anew after a merge, after the return of the first host, and when it does
 *       not hear itself (design 3, Event bus).
 *   <li>ST-10: stations report to {@link dev.vertxmesh.station.Meters} what is worth counting, and
 *       know nothing of who counts it; where nobody does, nothing is put together for it.
 * </ul>
 */
package dev.vertxmesh.station;
