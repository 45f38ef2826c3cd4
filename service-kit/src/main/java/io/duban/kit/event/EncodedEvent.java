package io.duban.kit.event;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as it lies on the wire: CloudEvents 1.0, Kafka binary mode.
 *
 * @param id CloudEvents {@code id}
 * @param type CloudEvents {@code type}
 * @param source CloudEvents {@code source}
 */
// Nobody compares encoded events; the bytes go from the encoder to the wire.
@SuppressWarnings("ArrayRecordComponent")
public record EncodedEvent(
        String topic, String key, String id, String type, String source, byte[] body) {

    /** A record whose partition follows from the key. */
    public ProducerRecord<String, byte[]> toRecord() {
        return new ProducerRecord<>(topic, null, key, body, headers());
    }

    /** A record for one partition: a marker that every partition must hold. */
    public ProducerRecord<String, byte[]> toRecord(int partition) {
        return new ProducerRecord<>(topic, partition, key, body, headers());
    }

    /** The headers of the binary mode. */
    public List<Header> headers() {
        List<Header> headers = new ArrayList<>(6);
        headers.add(header(CloudEventHeaders.SPEC_VERSION, "1.0"));
        headers.add(header(CloudEventHeaders.ID, id));
        headers.add(header(CloudEventHeaders.SOURCE, source));
        headers.add(header(CloudEventHeaders.TYPE, type));
        headers.add(header(CloudEventHeaders.PARTITION_KEY, key));
        headers.add(header(CloudEventHeaders.CONTENT_TYPE, "application/json"));
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
