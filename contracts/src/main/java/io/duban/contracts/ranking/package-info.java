/** From values to ranks (RULES 2): competition ranking, the cut, and the boards made of both. */
package io.duban.contracts.ranking;
