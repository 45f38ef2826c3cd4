/** What would differ under another rulebook (推演), found without touching anything. */
package io.duban.ranking.simulation;
