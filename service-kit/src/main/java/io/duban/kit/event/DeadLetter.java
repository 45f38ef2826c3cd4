package io.duban.kit.event;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A record that nobody can read, as it goes to the dead letters: its value as it was, and in the
 * headers its place, its own headers and why it is here. Everything is cut to a size that the topic
 * takes. Its key is its place, so that it is recognised when several readers set it aside, or one
 * of them twice.
 *
 * @param reader who set it aside
 * @param reason in words
 */
// Nobody compares dead letters.
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetter(
        Place origin, String reader, String reason, String key, Headers headers, byte[] value) {

    private static final int LONGEST_VALUE = 512 << 10;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_HEADER = 4_000;
    private static final int LONGEST_HEADER_NAME = 200;
    private static final int MOST_HEADERS = 40;

    /** The stable identity: where the record lay. */
    public String id() {
        return origin.toString();
    }

    /** The value, perhaps cut; null when there was none. */
    public byte[] content() {
        return value == null || value.length <= LONGEST_VALUE
                ? value
                : Arrays.copyOf(value, LONGEST_VALUE);
    }

    /** What is known of it, and its own headers behind {@code original.}. */
    public List<Header> about() {
        List<Header> about = new ArrayList<>();
        about.add(text("dead.topic", origin.topic()));
        about.add(text("dead.partition", Integer.toString(origin.partition())));
        about.add(text("dead.offset", Long.toString(origin.offset())));
        about.add(text("dead.reader", reader));
        about.add(text("dead.reason", reason));
        about.add(text("dead.size", value == null ? "absent" : Integer.toString(value.length)));
        if (key != null) {
            about.add(text("dead.key", key));
        }
        int kept = 0;
        for (Header header : headers) {
            if (kept++ < MOST_HEADERS) {
                about.add(original(header));
            }
        }
        return about;
    }

    /** The record for the topic of this name. */
    public ProducerRecord<String, byte[]> toRecord(String topic) {
        return new ProducerRecord<>(topic, null, id(), content(), about());
    }

    private static Header original(Header header) {
        byte[] value = header.value();
        return new RecordHeader(
                "original." + cut(header.key(), LONGEST_HEADER_NAME),
                value == null || value.length <= LONGEST_HEADER
                        ? value
                        : Arrays.copyOf(value, LONGEST_HEADER));
    }

    private static Header text(String name, String text) {
        return new RecordHeader(name, cut(text, LONGEST_TEXT).getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
