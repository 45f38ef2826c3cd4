/** How the topology takes records in: nothing is lost, and nothing is passed over in silence. */
package io.duban.ranking.reading;
