package io.duban.complaint.closing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.contracts.period.BusinessTime;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Which business day it is here. */
@Component
public class BusinessCalendar {

    private final MongoCollection<Document> calendar;
    private final Clock clock;

    BusinessCalendar(MongoDatabase store, Clock clock) {
        this.calendar = store.getCollection(DayCloser.CALENDAR);
        this.clock = clock;
    }

    /** The day that ended last; empty before the first. */
    public Optional<LocalDate> lastEnded() {
        return Optional.ofNullable(calendar.find(Filters.eq("_id", DayCloser.CALENDAR)).first())
                .map(it -> it.getString(DayCloser.LAST_DAY))
                .map(LocalDate::parse);
    }

    /** The day that has not ended yet; the wall's while none has ever ended. */
    public LocalDate today() {
        return lastEnded()
                .map(it -> it.plusDays(1))
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
    }
}
