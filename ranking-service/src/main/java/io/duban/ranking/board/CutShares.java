package io.duban.ranking.board;

import io.duban.contracts.period.Month;
import io.duban.ranking.board.OpenMoves.Correction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The partitions' shares of the months, with every re-attribution in them whole or not at all. A
 * month keeps the corrections that it was taken with, for its shares may never learn of the half
 * that was missing.
 */
final class CutShares {

    /** So many halves are looked at in one step. */
    private static final int A_STEP = 10_000;

    private final MergeState state;
    private final MoveState moves;

    CutShares(MergeState state) {
        this.state = state;
        this.moves = state.moves();
    }

    /** Takes in halves that the day has brought; whether these were the last. */
    boolean pair(LocalDate day) {
        List<Half> some = moves.take(day, A_STEP);
        some.forEach(it -> moves.keep(OpenMoves.told(moves.half(it), it)));
        return some.size() < A_STEP;
    }

    /**
     * Forgets what is open no longer, once all halves of the day have been taken in, and counts the
     * day for what is.
     *
     * @param after the complaint to go on after; empty to begin
     * @return the complaint to go on after; absent when all are through
     */
    Optional<String> settle(String after) {
        List<OpenHalf> some = moves.halves(after, A_STEP);
        some.stream()
                .collect(Collectors.groupingBy(it -> it.half().ticketNo()))
                .values()
                .forEach(this::settleComplaint);
        return some.size() < A_STEP
                ? Optional.empty()
                : Optional.of(some.getLast().half().ticketNo());
    }

    private void settleComplaint(List<OpenHalf> halves) {
        List<OpenHalf> open =
                OpenMoves.open(halves.stream().filter(it -> !OpenMoves.isLost(it)).toList());
        halves.stream().filter(it -> !open.contains(it)).forEach(moves::forget);
        open.forEach(it -> moves.keep(it.oneDayMore()));
    }

    /** The months for which a half that came, or is still missing, changes what the shares say. */
    List<Month> changed(List<Month> months) {
        Map<String, Map<String, Correction>> now = now();
        return months.stream()
                .filter(it -> !moves.corrections(it).equals(now.getOrDefault(it.id(), Map.of())))
                .filter(it -> !state.shares(it).isEmpty())
                .toList();
    }

    /** Corrects the month's shares from now on by what is open now. */
    void correct(Month month) {
        moves.corrections(month, now().getOrDefault(month.id(), Map.of()));
    }

    private Map<String, Map<String, Correction>> now() {
        return OpenMoves.corrections(moves.halves("", Integer.MAX_VALUE));
    }

    /** Every partition's latest share of the month. */
    List<MonthTally> of(Month month) {
        List<MonthTally> shares = state.shares(month);
        Map<String, Correction> left = new HashMap<>(moves.corrections(month));
        if (left.isEmpty() || shares.isEmpty()) {
            return shares;
        }
        List<MonthTally> corrected = new ArrayList<>();
        for (MonthTally share : shares) {
            corrected.add(
                    new MonthTally(
                            corrected(share.estates(), left),
                            corrected(share.late(), left),
                            share.unattributed()));
        }
        // What no registered estate is charged with lies in the queue, wherever that is.
        long queue = left.values().stream().mapToLong(Correction::complaints).sum();
        MonthTally first = corrected.getFirst();
        corrected.set(
                0, new MonthTally(first.estates(), first.late(), first.unattributed() + queue));
        return corrected;
    }

    private static List<EstateCount> corrected(
            List<EstateCount> counts, Map<String, Correction> left) {
        return counts.stream()
                .map(
                        count -> {
                            Correction correction = left.remove(count.estate().estateId());
                            return correction == null ? count : correction.of(count);
                        })
                .toList();
    }
}
