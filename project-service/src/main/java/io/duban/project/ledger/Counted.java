package io.duban.project.ledger;

import com.mongodb.client.model.Filters;

import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.ProjectFacts;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.contracts.project.Stage;

import org.bson.conversions.Bson;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Which projects of the ledger are counted.
 *
 * @param year to whose total they belong; absent for all
 * @param provincialLedger only those on the provincial ledger (省台账)
 * @param delivered only those that were delivered in these days; absent for all
 */
public record Counted(
        ProjectKind kind, Integer year, boolean provincialLedger, Delivered delivered) {

    /**
     * Days on which something was delivered.
     *
     * @param from the first of them; absent for all before
     * @param by the last of them
     */
    public record Delivered(LocalDate from, LocalDate by) {

        private boolean holds(LocalDate day) {
            return !day.isAfter(by) && (from == null || !day.isBefore(from));
        }
    }

    /** Counts in what has been read. */
    public static ToLongFunction<Counted> in(List<ProjectFacts> projects) {
        return counted -> projects.stream().filter(counted::counts).count();
    }

    private boolean counts(ProjectFacts project) {
        return project.state() == ProjectState.ACTIVE
                && project.kind() == kind
                && (year == null || project.year() == year)
                && (!provincialLedger || project.provincialLedger())
                && (delivered == null || deliveredOn(project).filter(delivered::holds).isPresent());
    }

    /** The same of listed ones. */
    Bson filter() {
        List<Bson> all = new ArrayList<>();
        all.add(Filters.eq(ListedFields.STATE, ProjectState.ACTIVE.name()));
        all.add(Filters.eq(ListedFields.KIND, kind.name()));
        if (year != null) {
            all.add(Filters.eq(ListedFields.YEAR, year));
        }
        if (provincialLedger) {
            all.add(Filters.eq(ListedFields.PROVINCIAL, true));
        }
        if (delivered != null) {
            all.add(Filters.lte(ListedFields.DELIVERED_ON, delivered.by().toString()));
            String from = delivered.from() == null ? "" : delivered.from().toString();
            all.add(Filters.gte(ListedFields.DELIVERED_ON, from));
        }
        return Filters.and(all);
    }

    /** When it was delivered (交付); a plan without that stage is, with its last one. */
    static Optional<LocalDate> deliveredOn(ProjectFacts project) {
        return project.milestones().stream()
                .filter(it -> it.stage() == Stage.DELIVERY)
                .findFirst()
                .or(() -> project.milestones().stream().reduce((_, last) -> last))
                .map(MilestoneFacts::completedOn);
    }
}
