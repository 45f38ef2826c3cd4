package io.duban.contracts;

/** An enum constant whose name in JSON is not its name in Java. */
public interface WireName {

    /** The constant as it is written in JSON and in query parameters. */
    String wire();
}
