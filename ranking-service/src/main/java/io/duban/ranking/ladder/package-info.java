/** Ladders (阶梯): what the listings demand, and what of it has been said already. */
package io.duban.ranking.ladder;
