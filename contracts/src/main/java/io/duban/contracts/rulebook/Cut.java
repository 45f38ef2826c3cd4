package io.duban.contracts.rulebook;

import java.math.BigDecimal;

/**
 * Which ranks of a board are listed, so that the ladder acts on them (RULES 2.0). Nobody is chosen
 * among equals: a tie at the cut is listed whole or left out whole.
 */
public sealed interface Cut {

    /** {@link #mostWithTies()} of a city that lists every tie at the cut, however many they are. */
    int ALL = Integer.MAX_VALUE;

    /** How many places the notice names. */
    int places();

    /** Whether nobody is listed at the best value there is, for whom nothing is left to mend. */
    boolean exceptBest();

    /** The most that are listed for the sake of a tie at the cut; at least {@link #places()}. */
    int mostWithTies();

    /** How many places count among so many rated subjects. */
    int placesAmong(int rated);

    /** How many may be listed among so many rated subjects, a tie at the cut included. */
    int mostAmong(int rated);

    /** Smallest value of the first criterion that may be listed. */
    BigDecimal least();

    /** {@link #mostWithTies()} of a rulebook that does not say: twice the places. */
    static int usualMost(int places) {
        return 2 * places;
    }

    private static void requireRoom(int places, int mostWithTies) {
        if (mostWithTies < places) {
            throw new IllegalArgumentException(
                    "mostWithTies must be at least the places, %d, but is %d"
                            .formatted(places, mostWithTies));
        }
    }

    /**
     * The first places (前N名): competition rank at most {@code places}.
     *
     * @param atLeast smallest value of the first criterion that may be listed
     */
    record First(int places, int atLeast, boolean exceptBest, int mostWithTies) implements Cut {

        public First {
            requireRoom(places, mostWithTies);
        }

        @Override
        public int placesAmong(int rated) {
            return places;
        }

        @Override
        public int mostAmong(int rated) {
            return mostWithTies;
        }

        @Override
        public BigDecimal least() {
            return BigDecimal.valueOf(atLeast);
        }
    }

    /**
     * The last places (后N位): rank counted from the end at most {@code places}. With fewer than
     * twice as many subjects only half of them, rounded down, count, and never are more than these
     * listed; with one subject or all equal nobody is (RULES 2.2).
     */
    record Last(int places, boolean exceptBest, int mostWithTies) implements Cut {

        public Last {
            requireRoom(places, mostWithTies);
        }

        @Override
        public int placesAmong(int rated) {
            return Math.min(places, rated / 2);
        }

        @Override
        public int mostAmong(int rated) {
            return mostWithTies == ALL ? ALL : Math.min(mostWithTies, rated / 2);
        }

        @Override
        public BigDecimal least() {
            return BigDecimal.ZERO;
        }
    }
}
