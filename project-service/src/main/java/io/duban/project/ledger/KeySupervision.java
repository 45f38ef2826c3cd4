package io.duban.project.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a project is under key supervision (重点督办), clauses 四(二)3 and 四(二)4: its money lies idle, went
 * elsewhere or was not paid in full, or a milestone is overdue.
 */
public record KeySupervision(List<Reason> reasons) {

    /** One such reason. */
    public enum Reason {
        IDLE_FUNDS("资金闲置"),
        MISUSE("资金挪用"),
        /** Less is paid than is due. */
        UNPAID("未足额拨付"),
        OVERDUE_MILESTONE("节点逾期");

        private final String term;

        Reason(String term) {
            this.term = term;
        }

        /** What people call it. */
        public String term() {
            return term;
        }
    }

    /** The reasons as people read them: 资金闲置、节点逾期. */
    public static String words(List<Reason> reasons) {
        return reasons.stream().map(Reason::term).collect(Collectors.joining("、"));
    }

    public KeySupervision {
        reasons = List.copyOf(reasons);
    }

    /**
     * Whether the money alone is a reason.
     *
     * @param funds null where none were told
     */
    static boolean isFundsAtFault(Funds funds) {
        return funds != null && (funds.idleDays() > 0 || funds.misuse() || funds.isUnpaid());
    }

    /**
     * @param openDay the business day that is open; what was due before it and is not complete is
     *     overdue
     */
    public static Optional<KeySupervision> of(Project project, LocalDate openDay) {
        List<Reason> reasons = new ArrayList<>();
        Funds funds = project.plan().funds();
        if (funds != null && funds.idleDays() > 0) {
            reasons.add(Reason.IDLE_FUNDS);
        }
        if (funds != null && funds.misuse()) {
            reasons.add(Reason.MISUSE);
        }
        if (funds != null && funds.isUnpaid()) {
            reasons.add(Reason.UNPAID);
        }
        if (project.milestones().stream()
                .anyMatch(it -> it.completedOn() == null && it.due().isBefore(openDay))) {
            reasons.add(Reason.OVERDUE_MILESTONE);
        }
        return project.isActive() && !reasons.isEmpty()
                ? Optional.of(new KeySupervision(reasons))
                : Optional.empty();
    }
}
