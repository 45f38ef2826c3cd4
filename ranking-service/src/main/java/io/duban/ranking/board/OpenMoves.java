package io.duban.ranking.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Pairs the halves of re-attributions over all partitions. A marker may lie behind one half in its
 * partition and before the other half in another one; what is published then is as if the complaint
 * had not moved, until a later day brings the other half.
 */
final class OpenMoves {

    /**
     * Both halves are written at once and every day waits for what was written before it, so the
     * next day brings the other one. After so many days it is lost, and the counts stand as they
     * are.
     */
    private static final int LOST_AFTER_DAYS = 7;

    private OpenMoves() {}

    /**
     * A half as the day tells it.
     *
     * @param known what is kept of it
     */
    static OpenHalf told(Optional<OpenHalf> known, Half half) {
        return known.map(it -> new OpenHalf(it.waited(), now(it.half(), half.now())))
                .orElseGet(() -> new OpenHalf(0, half));
    }

    /** Whether the other half is not waited for any more. */
    static boolean isLost(OpenHalf open) {
        return open.waited() > LOST_AFTER_DAYS;
    }

    private static Half now(Half half, Charge now) {
        return new Half(
                half.ticketNo(),
                half.version(),
                half.arrives(),
                half.key(),
                half.before(),
                now,
                half.news());
    }

    /**
     * Of one complaint: the first move that lacks a half, and all that come after it, in order of
     * version.
     */
    static List<OpenHalf> open(Collection<OpenHalf> halves) {
        Map<Long, List<OpenHalf>> byVersion =
                halves.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> it.half().version(),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<OpenHalf> open = new ArrayList<>();
        for (List<OpenHalf> move : byVersion.values()) {
            boolean whole = move.size() == 2;
            boolean news = move.stream().anyMatch(it -> it.half().news());
            if (news && (!whole || !open.isEmpty())) {
                open.addAll(move);
            }
        }
        return open;
    }

    /**
     * What has to be added to the counts, by month and key, so that the open moves are undone.
     *
     * @param open each complaint's in order of version
     */
    static Map<String, Map<String, Correction>> corrections(List<OpenHalf> open) {
        Map<String, Map<String, Correction>> corrections = new HashMap<>();
        Set<String> undone = new TreeSet<>();
        // At each key of a complaint the first one undoes them all.
        for (OpenHalf it : open) {
            Half half = it.half();
            if (half.news() && undone.add(half.ticketNo() + "|" + half.key())) {
                add(corrections, half.key(), half.now(), -1);
                add(corrections, half.key(), half.before(), 1);
            }
        }
        corrections.values().forEach(byKey -> byKey.values().removeIf(Correction.NONE::equals));
        corrections.values().removeIf(Map::isEmpty);
        return corrections;
    }

    private static void add(
            Map<String, Map<String, Correction>> corrections,
            String key,
            Charge charge,
            int times) {
        if (charge.countedIn() != null) {
            add(corrections, charge.countedIn().id(), key, new Correction(times, 0, 0));
        }
        if (charge.dueIn() != null) {
            add(
                    corrections,
                    charge.dueIn().id(),
                    key,
                    new Correction(0, times, charge.inTime() ? times : 0));
        }
    }

    private static void add(
            Map<String, Map<String, Correction>> corrections,
            String month,
            String key,
            Correction more) {
        corrections.computeIfAbsent(month, _ -> new TreeMap<>()).merge(key, more, Correction::plus);
    }

    /**
     * What has to be added to the counts of a key in a month.
     *
     * @param complaints counted ones
     */
    record Correction(long complaints, long due, long inTime) {

        static final Correction NONE = new Correction(0, 0, 0);

        Correction plus(Correction other) {
            return new Correction(
                    complaints + other.complaints, due + other.due, inTime + other.inTime);
        }

        EstateCount of(EstateCount count) {
            return new EstateCount(
                    count.estate(),
                    count.complaints() + complaints,
                    count.timeliness().plus(due, inTime));
        }
    }
}
