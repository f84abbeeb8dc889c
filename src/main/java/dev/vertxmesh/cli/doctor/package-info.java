/**
 * What {@code mesh doctor} examines on this machine. A check measures and changes nothing; it says
 * what it found, whether that will do, and how to mend it.
 */
package dev.vertxmesh.cli.doctor;
