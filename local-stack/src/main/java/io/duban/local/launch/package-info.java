/** {@code ./duban}: the whole system on one machine, each part a process that is watched. */
package io.duban.local.launch;
