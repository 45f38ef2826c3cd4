package io.duban.complaint.register;

import io.duban.kit.outbox.OutboxFields;

import org.bson.Document;

import java.util.function.Function;

/** What is stored, and the version that it has there. */
record Stored<T>(T value, long version) {

    static <T> Stored<T> of(Document document, Function<Document, T> read) {
        return new Stored<>(read.apply(document), OutboxFields.version(document));
    }
}
