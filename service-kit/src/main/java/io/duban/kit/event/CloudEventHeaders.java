package io.duban.kit.event;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import java.nio.charset.StandardCharsets;

/** Names of the record headers that carry CloudEvents attributes, and how to read them. */
public final class CloudEventHeaders {

    public static final String PREFIX = "ce_";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String CONTENT_TYPE = "content-type";

    /** Content type of every event's data. */
    public static final String JSON = "application/json";

    private CloudEventHeaders() {}

    /** The last value of the header, or null. */
    public static String read(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
