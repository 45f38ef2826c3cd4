package io.duban.ranking.board;

/**
 * Why something did not come about.
 *
 * @param cause the technical reason in one line
 */
record Fault(Failures.Stage stage, String cause) {}
