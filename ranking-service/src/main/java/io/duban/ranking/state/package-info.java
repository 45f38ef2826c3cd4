/** Typed views of the state stores. */
package io.duban.ranking.state;
