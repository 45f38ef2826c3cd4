/** Measurements of the whole system, and the baseline. */
package io.duban.bench;
