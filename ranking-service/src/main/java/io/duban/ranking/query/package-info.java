/** Questions about rankings and escalations. */
package io.duban.ranking.query;
