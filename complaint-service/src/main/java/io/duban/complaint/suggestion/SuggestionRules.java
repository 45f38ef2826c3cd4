package io.duban.complaint.suggestion;

import io.duban.complaint.text.EstateName;
import io.duban.complaint.text.SearchText;
import io.duban.contracts.subject.EstateProfile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges which estates a complaint may belong to, by what it says and nothing else. */
final class SuggestionRules {

    private static final int MOST = 5;

    /** Less than this share of the pieces of a name is another name. */
    private static final double SIMILAR = 0.6;

    /** Pieces of shorter names are in too many. */
    private static final int LONG_NAME = 4;

    /** Of a name of which the text names another part. */
    private static final int OTHER_PART = 70;

    private record Judged(EstateProfile estate, Set<Reason> reasons, int weight) {}

    private record Spot(int from, int to) {

        boolean liesWithin(Spot other) {
            return from >= other.from && to <= other.to && to - from < other.to - other.from;
        }
    }

    private SuggestionRules() {}

    /**
     * The likeliest, best first.
     *
     * @param alone codes of the streets that have one estate only
     */
    static List<EstateSuggestion> best(
            Claim claim, Collection<EstateProfile> candidates, Set<String> alone) {
        List<Spot> named =
                candidates.stream()
                        .flatMap(it -> spots(claim, EstateName.of(it.name())).stream())
                        .toList();
        return candidates.stream()
                .flatMap(it -> judge(claim, it, named, alone).stream())
                .sorted(
                        Comparator.comparingInt(Judged::weight)
                                .reversed()
                                .thenComparing(it -> it.estate().estateId()))
                .limit(MOST)
                .map(
                        it ->
                                new EstateSuggestion(
                                        it.estate().estateId(),
                                        it.estate().name(),
                                        it.estate().street(),
                                        List.copyOf(it.reasons())))
                .toList();
    }

    private static Optional<Judged> judge(
            Claim claim, EstateProfile estate, List<Spot> named, Set<String> alone) {
        EstateName name = EstateName.of(estate.name());
        // A shorter name in the middle of a longer one is not named by it.
        List<Spot> spots =
                spots(claim, name).stream()
                        .filter(it -> named.stream().noneMatch(it::liesWithin))
                        .toList();
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (!claim.key().isEmpty() && claim.key().equals(Claim.key(estate.estateId()))) {
            reasons.add(Reason.CLAIMED_ID);
        }
        byName(claim, name, spots).ifPresent(reasons::add);
        boolean found = !reasons.isEmpty();
        if (claim.names(estate.street().name())) {
            reasons.add(Reason.SAME_STREET);
            if (alone.contains(estate.street().id())) {
                reasons.add(Reason.ONLY_ONE_IN_STREET);
                found = true;
            }
        }
        return found
                ? Optional.of(new Judged(estate, reasons, weight(claim, name, spots, reasons)))
                : Optional.empty();
    }

    private static Optional<Reason> byName(Claim claim, EstateName name, List<Spot> spots) {
        if (claim.parts().stream().map(EstateName::of).anyMatch(name::equals)) {
            return Optional.of(Reason.SAME_NAME);
        }
        if (spots.stream().anyMatch(it -> part(claim, it).equals(name.part()))) {
            return Optional.of(Reason.NAME_IN_TEXT);
        }
        return !spots.isEmpty() || isSimilar(claim, name.core())
                ? Optional.of(Reason.SIMILAR_NAME)
                : Optional.empty();
    }

    private static int weight(Claim claim, EstateName name, List<Spot> spots, Set<Reason> reasons) {
        int weight = reasons.stream().mapToInt(Reason::weight).sum();
        boolean named = reasons.contains(Reason.SAME_NAME) || reasons.contains(Reason.NAME_IN_TEXT);
        boolean otherPart =
                reasons.contains(Reason.SIMILAR_NAME)
                        && !name.part().isEmpty()
                        && spots.stream().anyMatch(it -> !part(claim, it).isEmpty());
        return weight + (named ? name.core().length() : 0) - (otherPart ? OTHER_PART : 0);
    }

    private static List<Spot> spots(Claim claim, EstateName name) {
        List<Spot> spots = new ArrayList<>();
        String core = name.core();
        for (int at = claim.text().indexOf(core);
                core.length() >= 2 && at >= 0;
                at = claim.text().indexOf(core, at + 1)) {
            spots.add(new Spot(at, at + core.length()));
        }
        return spots;
    }

    private static String part(Claim claim, Spot spot) {
        return EstateName.partAt(claim.text(), spot.to());
    }

    private static boolean isSimilar(Claim claim, String core) {
        Set<String> pieces = SearchText.pieces(core);
        if (core.length() < LONG_NAME || pieces.isEmpty()) {
            return false;
        }
        long there = pieces.stream().filter(claim.text()::contains).count();
        return (double) there / pieces.size() >= SIMILAR;
    }
}
