/** Published rankings: immutable boards, each revision with its hash and its difference. */
package io.duban.contracts.board;
