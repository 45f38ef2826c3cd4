package io.duban.notification.notice;

import io.duban.notification.letter.Letter;
import io.duban.notification.letter.Series;
import io.duban.notification.notice.LifeEntry.Step;
import io.duban.notification.number.DocumentNumber;
import io.duban.notification.number.Issuing.Outcome;
import io.duban.notification.number.NumberRegister;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts notices into force (印发): gives what waits for nothing else its number and its day. */
final class NoticeIssuer {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeIssuer.class);

    private final NoticeStore notices;
    private final NumberRegister numbers;
    private final GlyphCheck glyphs;
    private final Function<Notice, Series> ofBefore;

    /**
     * @param ofBefore where numbers of letters come from that were written before there were any
     */
    NoticeIssuer(
            NoticeStore notices,
            NumberRegister numbers,
            GlyphCheck glyphs,
            Function<Notice, Series> ofBefore) {
        this.notices = notices;
        this.numbers = numbers;
        this.glyphs = glyphs;
        this.ofBefore = ofBefore;
    }

    /** What of a letter cannot be printed; such a one is not issued. */
    List<String> unprintable(Letter letter) {
        return glyphs.missing(letter);
    }

    /**
     * Issues everything that waits for its number, also what a crash has left so.
     *
     * @param act by nobody, at a day's end
     */
    void issueReady(Act act) {
        finishPending(act);
        LocalDate workday = LifeRules.workday(act.on());
        Map<String, List<String>> byKind = new LinkedHashMap<>();
        for (Notice notice : notices.ready()) {
            if (notice.life().last().isAfter(workday)) {
                // A day is heard again of before it was ready.
                continue;
            }
            List<String> missing = glyphs.missing(notice.letter());
            if (missing.isEmpty()) {
                byKind.computeIfAbsent(notice.content().kind(), _ -> new ArrayList<>())
                        .add(notice.id());
            } else {
                hold(notice, act, "没有字体可以显示：" + String.join("", missing));
            }
        }
        byKind.forEach((kind, ids) -> issue(kind, ids, act));
    }

    /** Issues one that has just become ready; does nothing to one that is not. */
    void issue(Notice notice, Act act) {
        if (notice.life().isReady()) {
            issue(notice.content().kind(), List.of(notice.id()), act);
        }
    }

    /** Finishes what was being issued when somebody was stopped. */
    void finishPending(Act act) {
        numbers.finishPending((id, number) -> issue(id, number, act));
    }

    /**
     * Gives numbers to what was issued before there were any.
     *
     * @param noticeIds of a kind, issued in a year, in the order of issue
     * @param firstIssued the day on which the first of them was issued
     */
    void number(String kind, LocalDate firstIssued, List<String> noticeIds, Act act) {
        numbers.issue(kind, firstIssued, noticeIds, (id, number) -> issue(id, number, act));
    }

    /** Others that are waiting are issued as well, and not in the name of whoever acts here. */
    private void issue(String kind, List<String> ids, Act act) {
        Act nobodys = Act.ofDayEnd(act.on(), act.at());
        numbers.issue(
                kind,
                LifeRules.workday(act.on()),
                ids,
                (id, number) -> issue(id, number, ids.contains(id) ? act : nobodys));
    }

    private Outcome issue(String id, DocumentNumber number, Act act) {
        return notices.change(id, notice -> under(notice, number, act.on(number.on())))
                .filter(it -> has(it, number))
                .map(_ -> Outcome.ISSUED)
                .orElse(Outcome.GONE);
    }

    private Optional<Notice> under(Notice notice, DocumentNumber number, Act act) {
        String text = series(notice).number(number.year(), number.number());
        NoticeNumber its = new NoticeNumber(number.kind(), number.year(), number.number(), text);
        NoticeLife life = notice.life();
        if (life.wasIssued()) {
            return life.number() == null
                    ? Optional.of(notice.living(life.issuedAs(its, life.issuedOn())))
                    : Optional.empty();
        }
        return LifeRules.issue(life, its, act) instanceof Ruling.Next(NoticeLife next)
                ? Optional.of(notice.living(next))
                : Optional.empty();
    }

    private Series series(Notice notice) {
        Series its = notice.letter().series();
        return its == null ? ofBefore.apply(notice) : its;
    }

    private static boolean has(Notice notice, DocumentNumber number) {
        NoticeNumber its = notice.life().number();
        return its != null && its.year() == number.year() && its.number() == number.number();
    }

    /** Says once why a letter is not issued. */
    private void hold(Notice held, Act act, String why) {
        LOG.warn("Notice {} is not issued: {}; its day's end tries again.", held.id(), why);
        notices.change(
                held.id(),
                notice ->
                        notice.life().last(Step.HELD).map(LifeEntry::note).equals(Optional.of(why))
                                ? Optional.empty()
                                : Optional.of(
                                        notice.living(
                                                notice.life()
                                                        .noted(
                                                                Step.HELD,
                                                                LifeRules.later(notice.life(), act),
                                                                why))));
    }
}
