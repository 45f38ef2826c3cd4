package io.duban.ranking.board;

import io.duban.contracts.period.Month;
import io.duban.ranking.board.OpenMoves.Correction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The partitions' shares of the months, with every re-attribution in them whole or not at all. */
final class CutShares {

    private final MergeState state;
    private final Map<String, Map<String, Correction>> before;
    private final Map<String, Map<String, Correction>> now;

    /** Takes in the halves that the day has brought. */
    CutShares(MergeState state, List<DayPart> parts) {
        this.state = state;
        List<OpenHalf> open = state.openHalves();
        this.before = OpenMoves.corrections(open);
        List<OpenHalf> left = OpenMoves.after(open, parts);
        if (!left.equals(open)) {
            state.openHalves(left);
        }
        this.now = OpenMoves.corrections(left);
    }

    /** As the halves stand that the day has brought, which another call took in. */
    CutShares(MergeState state) {
        this.state = state;
        this.now = OpenMoves.corrections(state.openHalves());
        this.before = now;
    }

    /** Whether a half that came, or is still missing, changes what the shares say of the month. */
    boolean changed(Month month) {
        return !before.getOrDefault(month.id(), Map.of())
                .equals(now.getOrDefault(month.id(), Map.of()));
    }

    /** Every partition's latest share of the month. */
    List<MonthTally> of(Month month) {
        List<MonthTally> shares = state.shares(month);
        Map<String, Correction> left = new HashMap<>(now.getOrDefault(month.id(), Map.of()));
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
