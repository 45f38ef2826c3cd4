/** Composite scores and the rates they are made of (RULES 3), in decimal arithmetic throughout. */
package io.duban.contracts.score;
