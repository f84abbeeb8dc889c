/**
 * Small classes that the README shows parts of. They are compiled and run by tests; nothing of the
 * product depends on them.
 */
package examples;
