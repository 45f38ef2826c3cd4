/** Boards (排名): the parts of all partitions merged, ranked and published. */
package io.duban.ranking.board;
