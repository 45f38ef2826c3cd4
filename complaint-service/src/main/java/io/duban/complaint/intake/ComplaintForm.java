package io.duban.complaint.intake;

import io.duban.complaint.intake.NewComplaint.CallerData;
import io.duban.contracts.period.BusinessTime;
import io.duban.contracts.period.WorkingDays;
import io.duban.contracts.rulebook.BundledCalendars;
import io.duban.contracts.rulebook.Category;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.json.Form;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads a complaint's fields, as API.md limits them. */
@Component
class ComplaintForm {

    private static final String CHANNEL = "12345";
    private static final Map<String, String> CHANNELS = Map.of(CHANNEL, CHANNEL);
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DETAIL = 10_000;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_CALLER_FIELD = 100;
    private static final int MOST_HOUSEHOLDS = 1_000_000;
    private static final OffsetDateTime EARLIEST =
            OffsetDateTime.parse("2000-01-01T00:00:00+08:00");
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** How complaints of some months are taken: by one edition of the rulebook. */
    private record Terms(Map<String, Category> categories, int resolveWithin) {

        static Terms of(Rulebook rulebook) {
            return new Terms(
                    rulebook.complaints().categories().stream()
                            .collect(Collectors.toMap(Category::code, Function.identity())),
                    rulebook.complaints().resolveWithinWorkingDays());
        }
    }

    private final Supplier<Rulebooks> rulebooks;
    private final Map<Integer, Terms> terms = new ConcurrentHashMap<>();
    private final WorkingDays workingDays = BundledCalendars.china();
    private final Clock clock;

    ComplaintForm(Supplier<Rulebooks> rulebooks, Clock clock) {
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    /**
     * Reads a complaint.
     *
     * @throws io.duban.kit.json.InvalidInputException naming every field that is not as it should
     *     be
     */
    NewComplaint read(JsonNode document) {
        Form form = Form.of(document);
        String ticketNo = form.newIdentifier("ticketNo");
        OffsetDateTime receivedAt = form.time("receivedAt");
        String channel = form.choice("channel", CHANNELS);
        String estateId = form.optionalIdentifier("estateId");
        String address = form.optionalText("address", LONGEST_ADDRESS);
        Terms now = terms(receivedAt);
        Category category = form.choice("category", now.categories());
        String title = form.text("title", LONGEST_TITLE);
        String detail = form.text("detail", LONGEST_DETAIL);
        CallerData caller = form.optionalObject("caller").map(ComplaintForm::caller).orElse(null);
        Integer households = form.optionalWholeNumber("households", 0, MOST_HOUSEHOLDS);
        checkTime(form, receivedAt);
        form.finish();
        return new NewComplaint(
                ticketNo,
                receivedAt,
                BusinessTime.monthOf(receivedAt),
                due(receivedAt, now.resolveWithin()),
                channel,
                estateId,
                address,
                category.code(),
                category.counted(),
                title,
                detail,
                caller,
                households);
    }

    private Terms terms(OffsetDateTime receivedAt) {
        Rulebooks editions = rulebooks.get();
        Rulebook edition =
                receivedAt == null
                        ? editions.latest()
                        : editions.of(BusinessTime.monthOf(receivedAt));
        return terms.computeIfAbsent(edition.version(), _ -> Terms.of(edition));
    }

    private LocalDate due(OffsetDateTime receivedAt, int resolveWithin) {
        LocalDate day = receivedAt.atZoneSameInstant(BusinessTime.ZONE).toLocalDate();
        return workingDays.after(day, resolveWithin);
    }

    private void checkTime(Form form, OffsetDateTime receivedAt) {
        if (receivedAt == null) {
            return;
        }
        if (receivedAt.isBefore(EARLIEST)) {
            form.reject("receivedAt", "too-early", "must not be before 2000-01-01");
        } else if (receivedAt.toInstant().isAfter(clock.instant().plus(CLOCK_SKEW))) {
            form.reject("receivedAt", "in-the-future", "must not lie in the future");
        }
    }

    private static CallerData caller(Form form) {
        return new CallerData(
                form.optionalText("name", LONGEST_CALLER_FIELD),
                form.optionalText("phone", LONGEST_CALLER_FIELD),
                form.optionalText("unit", LONGEST_CALLER_FIELD));
    }
}
