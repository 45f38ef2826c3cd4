package io.duban.gateway.person;

import io.duban.gateway.caller.Actor;

import org.bson.Document;

import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Name and post (职务) that an account bore until a moment. */
record Held(String name, String post, Instant until) {

    /** An act of before so many changes is told with the oldest that is kept. */
    static final int MOST = 20;

    /** Field of a stored account; one that has never changed has none. */
    static final String FIELD = "was";

    static List<Held> of(Document account) {
        return account.getList(FIELD, Document.class, List.of()).stream()
                .map(
                        it ->
                                new Held(
                                        it.getString("name"),
                                        it.getString("post"),
                                        it.getDate("until").toInstant()))
                .toList();
    }

    Document document() {
        return new Document("name", name).append("post", post).append("until", Date.from(until));
    }

    Actor.Earlier shown() {
        return new Actor.Earlier(name, post, Moments.inTheCity(until));
    }
}
