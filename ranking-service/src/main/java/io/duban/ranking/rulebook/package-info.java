/** The rulebook in force (规则库), for this service and for whoever asks. */
package io.duban.ranking.rulebook;
