package io.duban.kit.event;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event as it lies on the wire: CloudEvents 1.0, Kafka binary mode.
 *
 * @param attributes CloudEvents attributes and extensions by their names
 */
// Nobody compares encoded events; the bytes go from the encoder to the wire.
@SuppressWarnings("ArrayRecordComponent")
public record EncodedEvent(String topic, String key, Map<String, String> attributes, byte[] body) {

    private static final String ID = "id";

    public EncodedEvent {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** CloudEvents {@code id}. */
    public String id() {
        return attributes.get(ID);
    }

    /** A record whose partition follows from the key. */
    public ProducerRecord<String, byte[]> toRecord() {
        return new ProducerRecord<>(topic, null, key, body, headers());
    }

    /**
     * A record for one partition: a marker that every partition must hold. It is an event of its
     * own in each, for whoever keeps ids must not drop the second.
     */
    public ProducerRecord<String, byte[]> toRecord(int partition) {
        Map<String, String> own = new LinkedHashMap<>(attributes);
        own.put(ID, id() + "-p" + partition);
        return new ProducerRecord<>(topic, partition, key, body, headers(own));
    }

    /** The headers of the binary mode. */
    public List<Header> headers() {
        return headers(attributes);
    }

    private static List<Header> headers(Map<String, String> attributes) {
        List<Header> headers = new ArrayList<>(attributes.size() + 1);
        attributes.forEach(
                (name, value) -> headers.add(header(CloudEventHeaders.PREFIX + name, value)));
        headers.add(header(CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON));
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
