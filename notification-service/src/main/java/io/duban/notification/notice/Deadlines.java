package io.duban.notification.notice;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** What is due of a notice: the step that it waits for, and what it has opened. */
public final class Deadlines {

    private Deadlines() {}

    /** The first business day by whose end anything is due; empty when nothing is waited for. */
    public static Optional<LocalDate> first(Notice notice) {
        return days(notice, true).sorted().findFirst();
    }

    /** The same of what nobody has been reminded of. */
    static Optional<LocalDate> unreminded(Notice notice) {
        return days(notice, false).sorted().findFirst();
    }

    private static Stream<LocalDate> days(Notice notice, boolean reminded) {
        Stream<LocalDate> step =
                Optional.ofNullable(notice.life().waits()).stream()
                        .filter(it -> reminded || !it.reminded())
                        .map(Waiting::due);
        Stream<LocalDate> opened =
                notice.followUps().stream()
                        .filter(it -> it.open() && (reminded || !it.reminded()))
                        .map(FollowUpTask::due);
        return Stream.concat(step, opened);
    }
}
