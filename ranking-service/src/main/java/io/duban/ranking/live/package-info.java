/** The provisional board of the period that is still open (实时榜). */
package io.duban.ranking.live;
