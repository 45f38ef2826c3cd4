package io.duban.complaint.life;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.kit.problem.ProblemException;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.YearMonth;

/** What belongs to a final month decides nothing any more, so it is not changed (RULES 4). */
@Component
class Finality {

    private final MongoCollection<Document> calendar;
    private final Rulebook rulebook;

    Finality(MongoDatabase store, Rulebook rulebook) {
        this.calendar = store.getCollection("calendar");
        this.rulebook = rulebook;
    }

    /** Refuses what would change a complaint of a final month. */
    void require(Document complaint) {
        Month month = new Month(YearMonth.parse(complaint.getString(ComplaintDocument.MONTH)));
        Document days = calendar.find(Filters.eq("_id", "calendar")).first();
        String last = days == null ? null : days.getString("lastDay");
        if (last != null && !LocalDate.parse(last).isBefore(rulebook.closing().finalDay(month))) {
            throw ProblemException.conflict(
                    "final", month.id() + " is final; its complaints change no count any more.");
        }
    }
}
