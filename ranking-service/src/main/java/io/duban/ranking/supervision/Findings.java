package io.duban.ranking.supervision;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;

import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.event.EventCodec;
import io.duban.kit.json.StoredJson;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.security.FactSeal;
import io.duban.kit.security.Reach;
import io.duban.kit.store.ListIndexes;
import io.duban.ranking.readmodel.Sight;

import org.bson.Document;
import org.bson.conversions.Bson;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Findings as they were entered; none is ever changed. */
final class Findings {

    private static final String COLLECTION = "findings";
    private static final String KIND = "kind";
    private static final String PRINT = "print";
    private static final String ORDER = "order";
    private static final String CONTENT = "finding";
    private static final String ESCALATION = "escalation";

    private final MongoCollection<Document> findings;
    private final EventCodec codec;
    private final OutboxRelay relay;
    private final FactSeal seal;
    private final StoredJson json;

    Findings(
            MongoDatabase store,
            EventCodec codec,
            OutboxRelay relay,
            FactSeal seal,
            JsonMapper mapper) {
        this.findings = store.getCollection(COLLECTION);
        this.codec = codec;
        this.relay = relay;
        this.seal = seal;
        this.json = new StoredJson(mapper);
        relay.register(COLLECTION);
        findings.createIndex(Indexes.ascending(ORDER));
        ListIndexes.declare(findings, ORDER, Set.of("code"));
    }

    /** A finding with what it raised. */
    record Listed(String id, String order, Finding finding, String escalationId, String by) {}

    /**
     * What narrows a list.
     *
     * @param subject a code, or type and code as in {@code county/C1}
     * @param reach whose findings may be seen
     */
    record Filter(
            Optional<String> subject,
            Optional<FindingKind> kind,
            Optional<String> county,
            Reach reach) {}

    /**
     * Findings by day, after a key.
     *
     * @param restricted kinds of which only those who sign see what was kept without its secrecy
     * @param after null for the first ones
     */
    List<Listed> list(Filter filter, List<String> restricted, String after, int most) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(Filters.gt(ORDER, after == null ? "" : after));
        filter.subject()
                .ifPresent(
                        it ->
                                conditions.add(
                                        Filters.eq(it.contains("/") ? "subject" : "code", it)));
        filter.kind().ifPresent(it -> conditions.add(Filters.eq(KIND, it.name())));
        filter.county().ifPresent(it -> conditions.add(Filters.eq(Sight.SCOPE, county(it))));
        conditions.addAll(Sight.conditions(filter.reach(), KIND, restricted));
        List<Listed> found = new ArrayList<>();
        findings.find(Filters.and(conditions))
                .sort(Sorts.ascending(ORDER))
                .limit(most)
                .batchSize(most)
                .forEach(it -> found.add(listed(it)));
        return found;
    }

    private Listed listed(Document document) {
        return new Listed(
                document.getString("_id"),
                document.getString(ORDER),
                json.read(document.getString(CONTENT), Finding.class),
                document.getString(ESCALATION),
                document.getString("by"));
    }

    /** What is said in the list of a finding that was entered before there was one. */
    void complete(String id, Finding finding) {
        Document fields = fields(id, finding);
        findings.updateOne(
                Filters.and(Filters.eq("_id", id), Filters.exists(ORDER, false)),
                new Document("$set", fields));
    }

    /** Ids of findings that were entered before there was a list. */
    List<String> incomplete() {
        List<String> ids = new ArrayList<>();
        findings.find(Filters.exists(ORDER, false))
                .projection(Projections.include("_id"))
                .forEach(it -> ids.add(it.getString("_id")));
        return ids;
    }

    private Document fields(String id, Finding finding) {
        Set<String> scope = new TreeSet<>(Set.of(finding.subject().key()));
        if (finding.county() != null) {
            scope.add(county(finding.county().id()));
        }
        return new Document(ORDER, finding.on().id() + " " + id)
                .append("subject", finding.subject().key())
                .append("code", finding.subject().code())
                .append(KIND, finding.kind().name())
                .append(Sight.SCOPE, List.copyOf(scope))
                .append(CONTENT, json.text(finding));
    }

    private static String county(String code) {
        return SubjectType.COUNTY.wire() + "/" + code;
    }

    /**
     * Enters a finding.
     *
     * @param id the same for a repetition of the same call
     * @param print tells contents apart
     * @param secrecy of the measure that it raises; of a restricted one the facts are sealed where
     *     others listen
     * @param by the key with which it was entered
     * @return the escalation that the id was first entered with; empty when this is the first time
     */
    Optional<Entered> enter(
            String id,
            String print,
            String escalationId,
            Finding finding,
            Secrecy secrecy,
            String by) {
        Document document =
                new Document("_id", id)
                        .append(OutboxFields.VERSION, 1L)
                        .append(PRINT, print)
                        .append(ESCALATION, escalationId)
                        .append(Sight.SECRECY, secrecy.wire())
                        .append("by", by);
        Finding told = secrecy == Secrecy.RESTRICTED ? seal.sealed(finding) : finding;
        document.putAll(fields(id, finding));
        OutboxFields.start(
                document, OutboxFields.encode(codec, List.of(new FindingRecorded(id, told))));
        try {
            findings.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return entered(id);
            }
            throw e;
        }
        relay.offer(COLLECTION, document);
        return Optional.empty();
    }

    /** What was entered under an id. */
    Optional<Entered> entered(String id) {
        return Optional.ofNullable(findings.find(Filters.eq("_id", id)).first())
                .map(it -> new Entered(it.getString(PRINT), it.getString(ESCALATION)));
    }

    /** What was entered before under an id. */
    record Entered(String print, String escalationId) {}
}
