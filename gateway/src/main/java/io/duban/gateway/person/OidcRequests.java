package io.duban.gateway.person;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** The sign-ins that are at the issuer, in the store, so that any gateway ends what one began. */
@Component
class OidcRequests {

    /** So long may somebody take at the issuer. */
    static final Duration GOOD = Duration.ofMinutes(10);

    /** How many that never came back one that begins clears away. */
    private static final int SWEPT = 100;

    /** Anybody can begin, so there are so many under way in all. */
    static final int MOST = 20_000;

    private static final String BEGAN = "beganAt";
    private static final String STATE = "state";

    private final MongoCollection<Document> requests;
    private final Tokens tokens;

    OidcRequests(MongoDatabase store, Tokens tokens) {
        this.requests = store.getCollection("oidcRequests");
        this.tokens = tokens;
        requests.createIndex(Indexes.ascending(BEGAN), new IndexOptions().name(BEGAN));
    }

    /**
     * @param token that the browser alone has
     * @throws OidcRefusedException when too many have begun and not come back
     */
    void insert(String token, OidcRequest request, Instant now) {
        sweep(now);
        if (requests.estimatedDocumentCount() >= MOST) {
            throw new OidcRefusedException(OidcRefusal.AWAY, "too many have begun");
        }
        requests.insertOne(
                new Document("_id", tokens.ofOidcRequest(token))
                        .append(STATE, request.state())
                        .append("nonce", request.nonce())
                        .append("verifier", request.verifier())
                        .append("callback", request.callback())
                        .append("to", request.to())
                        .append("before", request.before().orElse(null))
                        .append(BEGAN, Date.from(now)));
    }

    /** What this browser sent with this state, once and in time. */
    Optional<OidcRequest> take(String token, String state, Instant now) {
        return Optional.ofNullable(
                        requests.findOneAndDelete(
                                Filters.and(
                                        Filters.eq("_id", tokens.ofOidcRequest(token)),
                                        Filters.eq(STATE, state),
                                        Filters.gt(BEGAN, Date.from(now.minus(GOOD))))))
                .map(OidcRequests::request);
    }

    private void sweep(Instant now) {
        List<String> ids = new ArrayList<>();
        requests.find(Filters.lt(BEGAN, Date.from(now.minus(GOOD))))
                .projection(Projections.include("_id"))
                .limit(SWEPT)
                .batchSize(SWEPT)
                .forEach(it -> ids.add(it.getString("_id")));
        if (!ids.isEmpty()) {
            requests.deleteMany(Filters.in("_id", ids));
        }
    }

    private static OidcRequest request(Document document) {
        return new OidcRequest(
                document.getString(STATE),
                document.getString("nonce"),
                document.getString("verifier"),
                document.getString("callback"),
                document.getString("to"),
                Optional.ofNullable(document.getString("before")));
    }
}
