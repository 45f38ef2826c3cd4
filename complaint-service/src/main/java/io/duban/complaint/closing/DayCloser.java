package io.duban.complaint.closing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.complaint.attribution.WaitingComplaints;
import io.duban.complaint.register.Reorganisation;
import io.duban.complaint.tally.Tally;
import io.duban.contracts.event.BodyEvent.BodyDayClosed;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.Topic;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.calendar.DayHandler;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.store.DuplicateKey;
import io.duban.kit.topic.Topics;

import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;

/**
 * Ends a day for the complaints: everything accepted before lies on the broker, then one marker in
 * every partition says so and names the months that are to be published or revised.
 */
@Component
class DayCloser implements DayHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DayCloser.class);
    static final String CALENDAR = "calendar";
    private static final String FIRST_DAY = "firstDay";
    static final String LAST_DAY = "lastDay";

    private final MongoCollection<Document> calendar;
    private final OpenDay openDay;
    private final Reorganisation reorganisation;
    private final WaitingComplaints waiting;
    private final Tally tally;
    private final OutboxRelay relay;
    private final EventPublisher publisher;
    private final Topics topics;
    private final RulebookLibrary rulebooks;
    private final ReopenedMonths reopened;

    DayCloser(
            MongoDatabase store,
            OpenDay openDay,
            Reorganisation reorganisation,
            WaitingComplaints waiting,
            Tally tally,
            OutboxRelay relay,
            EventPublisher publisher,
            Topics topics,
            RulebookLibrary rulebooks,
            ReopenedMonths reopened) {
        this.calendar = store.getCollection(CALENDAR);
        this.openDay = openDay;
        this.reorganisation = reorganisation;
        this.waiting = waiting;
        this.tally = tally;
        this.relay = relay;
        this.publisher = publisher;
        this.topics = topics;
        this.rulebooks = rulebooks;
        this.reopened = reopened;
    }

    @Override
    public void dayEnded(LocalDate day) {
        Rulebooks editions = rulebooks.get();
        DayClosed marker =
                new DayClosed(day, reopened.with(editions.closings(day, firstDay(day)), day));
        // First, so that nothing is decided any more as if the day were open.
        calendar.updateOne(Filters.eq("_id", CALENDAR), Updates.max(LAST_DAY, day.toString()));
        openDay.awaitWriters(day);
        reorganisation.settle();
        waiting.attach();
        relay.drain();
        tally.dayEnded(day);
        publisher.publish(List.of(new BodyDayClosed(day)));
        publisher.publishToAll(marker, topics.partitions(Topic.COMPLAINT));
        editions.closingMonths(day).forEach(month -> LOG.info("{} closed with {}", month, day));
    }

    /** The first day that ever ended here; what should have closed before it was never open. */
    private LocalDate firstDay(LocalDate day) {
        DuplicateKey.tryAgain(
                () ->
                        calendar.updateOne(
                                Filters.eq("_id", CALENDAR),
                                Updates.setOnInsert(FIRST_DAY, day.toString()),
                                new UpdateOptions().upsert(true)));
        return LocalDate.parse(
                calendar.find(Filters.eq("_id", CALENDAR)).first().getString(FIRST_DAY));
    }
}
