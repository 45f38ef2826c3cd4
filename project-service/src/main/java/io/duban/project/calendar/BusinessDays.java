package io.duban.project.calendar;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.period.BusinessTime;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.store.DuplicateKey;
import io.duban.project.calendar.ProjectProperties.Mode;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Which business days have ended here. */
@Component
public class BusinessDays {

    private static final Bson CALENDAR = Filters.eq("_id", "calendar");
    private static final String FIRST = "firstDay";
    private static final String LAST = "lastDay";
    private static final String ENDING = "endingDay";

    private final MongoCollection<Document> calendar;
    private final RulebookLibrary rulebooks;
    private final ProjectProperties properties;
    private final Clock clock;

    BusinessDays(
            MongoDatabase store,
            RulebookLibrary rulebooks,
            ProjectProperties properties,
            Clock clock) {
        this.calendar = store.getCollection("calendar");
        this.rulebooks = rulebooks;
        this.properties = properties;
        this.clock = clock;
    }

    /** The day that ended last; empty before the first. */
    public Optional<LocalDate> lastEnded() {
        return day(LAST);
    }

    /**
     * The day on which something may be done now. Once a day begins to end it is the next one, so
     * that nothing is slipped into a day that is being assessed.
     */
    public LocalDate open() {
        return day(ENDING)
                .or(this::lastEnded)
                .map(it -> it.plusDays(1))
                .orElseGet(this::beforeAnyEnded);
    }

    /** The first day of which this service knows what happened on it. */
    public LocalDate begun() {
        return day(FIRST).orElseGet(this::open);
    }

    /** The first day that ever ended here, which is this one if there was none before. */
    public LocalDate first(LocalDate day) {
        note(Updates.setOnInsert(FIRST, day.toString()));
        return day(FIRST).orElseThrow();
    }

    /** Closes the day to whatever is done from now on; comes before it is assessed. */
    public void ending(LocalDate day) {
        note(Updates.max(ENDING, day.toString()));
    }

    /** Notes that the day has ended, once everything that this one causes has been said. */
    public void ended(LocalDate day) {
        note(Updates.set(LAST, day.toString()));
    }

    private void note(Bson update) {
        DuplicateKey.tryAgain(
                () -> calendar.updateOne(CALENDAR, update, new UpdateOptions().upsert(true)));
    }

    private Optional<LocalDate> day(String field) {
        return Optional.ofNullable(calendar.find(CALENDAR).first())
                .map(it -> it.getString(field))
                .map(LocalDate::parse);
    }

    private LocalDate beforeAnyEnded() {
        return properties.calendar() == Mode.MANUAL
                ? rulebooks.get().first().closing().firstDay()
                : LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
    }
}
