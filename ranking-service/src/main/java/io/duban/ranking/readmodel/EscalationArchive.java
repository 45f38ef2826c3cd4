package io.duban.ranking.readmodel;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;

import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.json.StoredJson;
import io.duban.kit.security.Reach;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.bson.conversions.Bson;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Every escalation that was ever raised, each as its latest transition or amendment left it. */
public final class EscalationArchive {

    private static final String ORDER = "order";
    private static final String RAISED_ON = "raisedOn";
    private static final String CODE = "code";
    private static final String PERIOD = "period";
    private static final String MEASURE = "measure";
    private static final String TRANSITION = "transition";
    private static final String AMENDMENT = "amendment";
    private static final String AMENDED_ON = "amendedOn";

    private final MongoCollection<Document> documents;
    private final StoredJson json;
    private final Supplier<Rulebooks> rulebooks;

    EscalationArchive(MongoDatabase store, JsonMapper mapper, Supplier<Rulebooks> rulebooks) {
        this.documents = store.getCollection("escalations");
        this.json = new StoredJson(mapper);
        this.rulebooks = rulebooks;
        documents.createIndex(Indexes.ascending(ORDER), new IndexOptions().unique(true));
        list(RAISED_ON, ORDER);
        list(CODE, RAISED_ON, ORDER);
        list(PERIOD, RAISED_ON, ORDER);
    }

    private void list(String... fields) {
        documents.createIndex(
                Indexes.ascending(fields), new IndexOptions().name(String.join(",", fields)));
    }

    /** Whether the transition was news. */
    boolean keep(EscalationRaised raised) {
        Bson change =
                Updates.combine(
                        facts(raised.escalation()),
                        Updates.set("state", EscalationState.RAISED.wire()),
                        Updates.set(RAISED_ON, raised.on().toString()),
                        Updates.unset(AMENDMENT),
                        Updates.unset(AMENDED_ON),
                        Updates.unset("revokedOn"));
        return keep(raised.escalationId(), raised.transition(), change);
    }

    /** Whether the amendment was news; what it amends lies before it in the log. */
    boolean keep(EscalationAmended amended) {
        Bson standing =
                Filters.and(
                        Filters.eq("_id", amended.escalationId()),
                        Filters.eq(TRANSITION, amended.transition()),
                        Filters.or(
                                Filters.exists(AMENDMENT, false),
                                Filters.lt(AMENDMENT, amended.amendment())));
        Bson change =
                Updates.combine(
                        facts(amended.escalation()),
                        Updates.set(AMENDMENT, amended.amendment()),
                        Updates.set(AMENDED_ON, amended.on().toString()));
        return documents.updateOne(standing, change).getModifiedCount() == 1;
    }

    /** Whether the transition was news. */
    boolean keep(EscalationRevoked revoked) {
        Bson change =
                Updates.combine(
                        facts(revoked.escalation()),
                        Updates.set("state", EscalationState.REVOKED.wire()),
                        Updates.set("revokedOn", revoked.on().toString()));
        return keep(revoked.escalationId(), revoked.transition(), change);
    }

    /** The escalation; empty where the reach does not see it, as if there were none. */
    public Optional<ArchivedEscalation> find(String id, Reach reach) {
        Bson filter = Filters.and(seen(reach, Filters.eq("_id", id)));
        return Optional.ofNullable(documents.find(filter).first()).map(this::read);
    }

    /**
     * Escalations in the order that the filter asks for.
     *
     * @param after place of the one after which the list goes on; null for its beginning
     */
    public List<ArchivedEscalation> list(EscalationFilter filter, String after, int most) {
        Bson from =
                after == null
                        ? Filters.gt(RAISED_ON, "")
                        : filter.order().after(RAISED_ON, ORDER, after);
        List<Bson> conditions = seen(filter.reach(), from);
        filter.rule().ifPresent(it -> conditions.add(Filters.eq("rule", it)));
        filter.period().ifPresent(it -> conditions.add(Filters.eq(PERIOD, it.id())));
        filter.measure().ifPresent(it -> conditions.add(Filters.eq(MEASURE, it.name())));
        filter.state().ifPresent(it -> conditions.add(Filters.eq("state", it.wire())));
        filter.subject().ifPresent(it -> conditions.addAll(of(it)));
        List<ArchivedEscalation> found = new ArrayList<>();
        documents
                .find(Filters.and(conditions))
                .sort(filter.order().by(RAISED_ON, ORDER))
                .limit(most)
                .batchSize(most)
                .forEach(it -> found.add(read(it)));
        return found;
    }

    /** The index has codes alone, of which one may be a street's and a county's. */
    private static List<Bson> of(String subject) {
        Bson code = Filters.eq(CODE, subject.substring(subject.indexOf('/') + 1));
        return subject.contains("/")
                ? List.of(code, Filters.eq("subject", subject))
                : List.of(code);
    }

    private boolean keep(String id, int transition, Bson change) {
        try {
            UpdateResult result =
                    DuplicateKey.tryAgain(
                            () ->
                                    documents.updateOne(
                                            Filters.and(
                                                    Filters.eq("_id", id),
                                                    Filters.lt(TRANSITION, transition)),
                                            Updates.combine(
                                                    change, Updates.set(TRANSITION, transition)),
                                            new UpdateOptions().upsert(true)));
            return result.getModifiedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                // It is there with this transition or a later one: an event that came again.
                return false;
            }
            throw e;
        }
    }

    private Bson facts(Escalation escalation) {
        return Updates.combine(
                Updates.set(ORDER, order(escalation)),
                Updates.set("rule", escalation.rule()),
                Updates.set(MEASURE, escalation.measure().name()),
                Updates.set("subject", escalation.subject().key()),
                Updates.set(CODE, escalation.subject().code()),
                Updates.set(PERIOD, escalation.period().id()),
                Updates.set(Sight.SCOPE, List.copyOf(Sight.of(escalation))),
                Updates.set(Sight.SECRECY, rulebooks.get().secrecy(escalation).wire()),
                Updates.set("escalation", json.text(escalation)));
    }

    private static String order(Escalation escalation) {
        String order =
                String.join(
                        " ",
                        escalation.period().end().toString(),
                        escalation.period().id(),
                        escalation.rule(),
                        escalation.subject().key(),
                        escalation.measure().name());
        return escalation.finding() == null ? order : order + " " + escalation.finding();
    }

    private List<Bson> seen(Reach reach, Bson condition) {
        List<Bson> conditions = new ArrayList<>(List.of(condition));
        List<String> restricted =
                rulebooks.get().everRestricted().stream().map(Measure::name).toList();
        conditions.addAll(Sight.conditions(reach, MEASURE, restricted));
        return conditions;
    }

    private ArchivedEscalation read(Document document) {
        return new ArchivedEscalation(
                document.getString("_id"),
                document.getString(ORDER),
                json.read(document.getString("escalation"), Escalation.class),
                EscalationState.valueOf(document.getString("state").toUpperCase(Locale.ROOT)),
                LocalDate.parse(document.getString(RAISED_ON)),
                day(document.getString(AMENDED_ON)),
                day(document.getString("revokedOn")));
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
