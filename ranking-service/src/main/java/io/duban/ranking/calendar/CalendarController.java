package io.duban.ranking.calendar;

import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;

/** {@code /api/v1/calendar}. */
@RestController
@RequestMapping("/api/v1/calendar")
class CalendarController {

    private static final int LARGEST_BODY = 4 << 10;

    /**
     * Business time.
     *
     * @param lastEndedDay absent while no day has ended
     * @param settled whether everything that the ended days cause has been published
     */
    record CalendarView(CalendarMode mode, LocalDate lastEndedDay, boolean settled) {}

    private final Calendar calendar;
    private final CalendarRunner runner;
    private final HandledDays handled;
    private final CalendarProperties properties;
    private final StrictJson json;

    CalendarController(
            Calendar calendar,
            CalendarRunner runner,
            HandledDays handled,
            CalendarProperties properties,
            StrictJson json) {
        this.calendar = calendar;
        this.runner = runner;
        this.handled = handled;
        this.properties = properties;
        this.json = json;
    }

    @PostMapping("/advance")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Advance advance(HttpServletRequest request) throws IOException {
        Form form = Form.of(json.read(request.getInputStream(), LARGEST_BODY));
        LocalDate through = form.date("through");
        form.finish();
        Advance advance = calendar.advance(through);
        runner.wake();
        return advance;
    }

    @GetMapping
    CalendarView view() {
        CalendarState state = calendar.state();
        if (state.isFresh()) {
            return new CalendarView(state.mode(), null, true);
        }
        Map<String, LocalDate> days = handled.byService();
        boolean settled =
                properties.participants().stream()
                        .allMatch(it -> hasHandled(days.get(it), state.lastEnded()));
        return new CalendarView(state.mode(), state.lastEnded(), settled);
    }

    private static boolean hasHandled(LocalDate upTo, LocalDate day) {
        return upTo != null && !upTo.isBefore(day);
    }
}
