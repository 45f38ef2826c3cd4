package io.duban.contracts.rulebook;

/** Which ranks of a board are listed, so that the ladder acts on them. Ties are never cut. */
public sealed interface Cut {

    /** How many places the notice names. */
    int places();

    /**
     * The first places (前N名): competition rank at most {@code places}, all ties at the boundary
     * included.
     *
     * @param atLeast smallest value of the first criterion that may be listed
     */
    record First(int places, int atLeast) implements Cut {}

    /**
     * The last places (后N位): reverse competition rank at most {@code places}, ties included. With
     * fewer than twice as many subjects only half of them, rounded down, count; with one subject or
     * all equal nobody is listed (RULES 2.2).
     */
    record Last(int places) implements Cut {}
}
