package io.duban.project.ledger;

import io.duban.contracts.period.BusinessTime;
import io.duban.contracts.period.WorkingDays;
import io.duban.contracts.project.Stage;
import io.duban.contracts.rulebook.BundledCalendars;
import io.duban.kit.aggregate.Entry;
import io.duban.project.ledger.Request.Kind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A request that waits for a second person (待审批、待复核).
 *
 * @param stage absent where it is about none
 * @param by the key with which it was asked for, which does not decide
 * @param due the business day by whose end it is to be decided
 */
public record OpenRequest(Kind kind, Stage stage, String by, LocalDate due) {

    /** [J] As many working days as a letter waits for its signature. */
    private static final int DECIDED_WITHIN = 3;

    private static final WorkingDays DAYS = BundledCalendars.china();

    /** Those of the requests that are open, oldest first. */
    public static List<OpenRequest> of(List<Request> requests, List<Entry> history) {
        return requests.stream().filter(Request::isOpen).map(it -> of(it, history)).toList();
    }

    private static OpenRequest of(Request request, List<Entry> history) {
        LocalDate asked =
                Optional.ofNullable(request.askedOn())
                        .or(() -> lastEntry(history))
                        .orElse(LocalDate.of(Dates.LAST_YEAR, 1, 1));
        return new OpenRequest(
                request.kind(),
                request.proposed().stage(),
                request.by(),
                DAYS.after(asked, DECIDED_WITHIN));
    }

    /** Not before it was asked for, so nobody is said to be late who is not. */
    private static Optional<LocalDate> lastEntry(List<Entry> history) {
        return history.stream()
                .reduce((_, last) -> last)
                .map(it -> LocalDate.ofInstant(Instant.parse(it.at()), BusinessTime.ZONE));
    }

    /** Whether it asks for just that completion, so that nobody else can report it meanwhile. */
    public boolean isCompletionOf(Stage which) {
        return kind == Kind.COMPLETION && stage == which;
    }
}
