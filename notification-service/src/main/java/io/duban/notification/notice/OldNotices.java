package io.duban.notification.notice;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;

import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.outbox.OutboxFields;

import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Brings the notices of a release before into the present form. What was not kept then follows from
 * the escalations that they carry; nothing is told of it, for nothing has happened.
 */
final class OldNotices {

    private static final Logger LOG = LoggerFactory.getLogger(OldNotices.class);
    private static final int BATCH = 500;

    private final MongoCollection<Document> notices;
    private final NoticeDocuments forms;
    private final HeardEscalations ledger;
    private final Supplier<Rulebooks> rulebooks;

    OldNotices(
            MongoDatabase store,
            NoticeDocuments forms,
            HeardEscalations ledger,
            Supplier<Rulebooks> rulebooks) {
        this.notices = store.getCollection(NoticeStore.COLLECTION);
        this.forms = forms;
        this.ledger = ledger;
        this.rulebooks = rulebooks;
    }

    /** Before anybody reads; again does no harm. */
    void complete() {
        int done = 0;
        for (List<Document> old = some(); !old.isEmpty(); old = some()) {
            old.forEach(this::complete);
            done += old.size();
        }
        if (done > 0) {
            LOG.info("{} notices of a release before now have their present form.", done);
        }
    }

    private List<Document> some() {
        return notices.find(Filters.exists(NoticeDocuments.BODY, false))
                .limit(BATCH)
                .batchSize(BATCH + 1)
                .into(new ArrayList<>());
    }

    private void complete(Document old) {
        List<String> transitions =
                old.getList(NoticeDocuments.TRANSITIONS, String.class, List.of());
        List<Escalation> carried =
                ledger.find(transitions).stream().flatMap(OldNotices::escalation).toList();
        Document now = forms.write(OldNotice.read(old, carried, takenBackBy(old), rulebooks.get()));
        now.remove("_id");
        now.remove(OutboxFields.VERSION);
        now.values().removeIf(it -> it == null);
        Document gone = new Document();
        OldNotice.FIELDS.forEach(it -> gone.append(it, ""));
        now.keySet().forEach(gone::remove);
        notices.updateOne(
                Filters.and(
                        Filters.eq("_id", old.getString("_id")),
                        Filters.exists(NoticeDocuments.BODY, false)),
                new Document("$set", now).append("$unset", gone));
    }

    /** Only what was taken back is looked up. */
    private List<String> takenBackBy(Document old) {
        return old.getList("revoked", String.class, List.of()).isEmpty()
                ? List.of()
                : notices.find(Filters.eq(NoticeDocuments.REVOKES, old.getString("_id")))
                        .projection(Projections.include(NoticeDocuments.PLACE))
                        .sort(Sorts.ascending(NoticeDocuments.PLACE))
                        .map(it -> it.getString("_id"))
                        .into(new ArrayList<>());
    }

    private static Stream<Escalation> escalation(EscalationEvent event) {
        return switch (event) {
            case EscalationRaised it -> Stream.of(it.escalation());
            case EscalationRevoked it -> Stream.of(it.escalation());
            case EscalationAmended it -> Stream.of(it.escalation());
            case EscalationDayPublished _ -> Stream.empty();
        };
    }
}
