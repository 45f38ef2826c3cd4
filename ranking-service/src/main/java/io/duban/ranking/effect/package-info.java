/** What a decision over complaints would change on the boards and ladders, before it is taken. */
package io.duban.ranking.effect;
