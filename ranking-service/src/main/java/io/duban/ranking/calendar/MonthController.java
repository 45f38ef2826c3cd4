package io.duban.ranking.calendar;

import io.duban.contracts.period.Month;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.Form;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;
import io.duban.kit.security.Caller;
import io.duban.ranking.query.Parameters;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** {@code /api/v1/months}: whether a month is open, closed or final, and its reopening. */
@RestController
@RequestMapping("/api/v1/months/{month}")
class MonthController {

    private static final int LARGEST_BODY = 16 << 10;
    private static final int LONGEST_REASON = 1_000;

    private final MonthLives months;
    private final StrictJson json;

    MonthController(MonthLives months, StrictJson json) {
        this.months = months;
        this.json = json;
    }

    @GetMapping
    MonthLives.MonthLife month(@PathVariable("month") String id) {
        return months.of(month(id, "/month"));
    }

    @PostMapping("/reopening")
    MonthLives.MonthLife reopen(
            @PathVariable("month") String id, InputStream content, Caller caller)
            throws IOException {
        caller.reach().requireWholeCity();
        Month month = month(id, "/month");
        Form form = Form.of(json.read(content, LARGEST_BODY));
        String reason = form.text("reason", LONGEST_REASON);
        form.finish();
        months.reopen(month, reason, caller.keyId());
        return months.of(month);
    }

    private static Month month(String id, String pointer) {
        if (Parameters.period("month", id) instanceof Month month) {
            return month;
        }
        throw new InvalidInputException(
                List.of(
                        new FieldError(
                                pointer, "invalid-parameter", "must be a month such as 2022-06")));
    }
}
