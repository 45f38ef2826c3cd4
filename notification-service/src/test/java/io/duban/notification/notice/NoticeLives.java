package io.duban.notification.notice;

import io.duban.notification.letter.Letter;

import java.time.LocalDate;
import java.util.List;

/** Notices that have come some way. */
public final class NoticeLives {

    private static final LifeTerms UNSIGNED = new LifeTerms(0, List.of(), 3, 2, 5, 10);

    private NoticeLives() {}

    /** Issued on the day, or also withdrawn on the next one. */
    public static Notice issued(
            NoticeContent content, Letter letter, LocalDate day, boolean withdrawn) {
        Act act = Act.ofDayEnd(day, null);
        Notice drafted =
                Notice.written("ntc-1", content, letter, LifeRules.drafted(act, UNSIGNED), null);
        Notice issued = issued(drafted, day);
        return withdrawn
                ? issued.living(LifeRules.withdrawn(issued.life(), "更正", act.on(day.plusDays(1))))
                : issued;
    }

    /** The same with the number 1, under that day. */
    static Notice issued(Notice drafted, LocalDate day) {
        NoticeNumber number =
                new NoticeNumber(
                        drafted.content().kind(),
                        day.getYear(),
                        1,
                        drafted.letter().series().number(day.getYear(), 1));
        return drafted.living(
                next(LifeRules.issue(drafted.life(), number, Act.ofDayEnd(day, null))));
    }

    /** What a ruling leads to. */
    static NoticeLife next(Ruling ruling) {
        return ((Ruling.Next) ruling).life();
    }
}
