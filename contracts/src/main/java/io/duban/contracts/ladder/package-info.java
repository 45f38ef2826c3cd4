/**
 * From listings, misses and findings to measures (RULES 2): pure functions over whole histories.
 */
package io.duban.contracts.ladder;
