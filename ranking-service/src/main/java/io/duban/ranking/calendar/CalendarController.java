package io.duban.ranking.calendar;

import io.duban.contracts.period.BusinessTime;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.security.Caller;
import io.duban.ranking.readmodel.FailedRanking;
import io.duban.ranking.readmodel.FailedRankings;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/calendar}. */
@RestController
@RequestMapping("/api/v1/calendar")
class CalendarController {

    private static final int LARGEST_BODY = 16 << 10;
    private static final int LONGEST_REASON = 1_000;

    /**
     * Business time.
     *
     * @param lastEndedDay absent while no day has ended
     * @param settled whether everything that the ended days cause has been published
     * @param waitsFor absent unless the clock has leapt
     * @param failed the rankings that could not be computed and are tried again every day
     */
    record CalendarView(
            CalendarMode mode,
            LocalDate lastEndedDay,
            boolean settled,
            List<FailedRanking> failed,
            WaitView waitsFor) {}

    /**
     * Days that wait for an administrator's confirmation.
     *
     * @param days how many they are
     * @param mostAtOnce so many the clock ends by itself
     */
    record WaitView(LocalDate from, LocalDate through, long days, int mostAtOnce) {}

    private final Calendar calendar;
    private final CalendarRunner runner;
    private final HandledDays handled;
    private final FailedRankings failed;
    private final CalendarProperties properties;
    private final StrictJson json;
    private final Clock clock;

    CalendarController(
            Calendar calendar,
            CalendarRunner runner,
            HandledDays handled,
            FailedRankings failed,
            CalendarProperties properties,
            StrictJson json,
            Clock clock) {
        this.calendar = calendar;
        this.runner = runner;
        this.handled = handled;
        this.failed = failed;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/advance")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Advance advance(HttpServletRequest request, Caller caller) throws IOException {
        caller.reach().requireWholeCity();
        Form form = Form.of(json.read(request.getInputStream(), LARGEST_BODY));
        LocalDate through = form.date("through");
        form.finish();
        Advance advance = calendar.advance(through);
        runner.wake();
        return advance;
    }

    @PostMapping("/confirmation")
    Confirmation confirm(HttpServletRequest request, Caller caller) throws IOException {
        caller.reach().requireWholeCity();
        Form form = Form.of(json.read(request.getInputStream(), LARGEST_BODY));
        LocalDate through = form.date("through");
        String reason = form.text("reason", LONGEST_REASON);
        form.finish();
        Confirmation confirmation =
                calendar.confirm(through, reason, caller.keyId(), clock.instant());
        runner.wake();
        return confirmation;
    }

    @GetMapping
    CalendarView view() {
        CalendarState state = calendar.state();
        if (state.isFresh()) {
            return new CalendarView(state.mode(), null, true, List.of(), waitsFor());
        }
        Map<String, LocalDate> days = handled.byService();
        boolean settled =
                properties.participants().stream()
                        .allMatch(it -> hasHandled(days.get(it), state.lastEnded()));
        return new CalendarView(state.mode(), state.lastEnded(), settled, failed.all(), waitsFor());
    }

    private WaitView waitsFor() {
        return calendar.waitsFor(LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE))
                .map(
                        it ->
                                new WaitView(
                                        it.from(),
                                        it.through(),
                                        ChronoUnit.DAYS.between(it.from(), it.through()) + 1,
                                        properties.leap()))
                .orElse(null);
    }

    private static boolean hasHandled(LocalDate upTo, LocalDate day) {
        return upTo != null && !upTo.isBefore(day);
    }
}
