package io.duban.kit.event;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event in the structured mode of CloudEvents: one JSON document of the attributes that a record
 * carries in its headers and of its value, which is taken over byte for byte.
 */
public final class StructuredEvent {

    /** Media type of the document. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern ATTRIBUTE =
            Pattern.compile(CloudEventHeaders.PREFIX + "([a-z0-9]{1,64})");
    private static final byte[] DATA = ",\"data\":".getBytes(StandardCharsets.UTF_8);

    private StructuredEvent() {}

    /**
     * @param subject stands in for the attribute in a record of the first release, which has none
     * @param data the record's value; must be JSON
     */
    public static byte[] of(Headers headers, String subject, byte[] data) {
        Map<String, String> attributes = attributes(headers);
        attributes.putIfAbsent("subject", subject);
        attributes.put("datacontenttype", CloudEventHeaders.JSON);
        byte[] head = MAPPER.writeValueAsBytes(attributes);
        int open = head.length - 1;
        byte[] document = new byte[open + DATA.length + data.length + 1];
        System.arraycopy(head, 0, document, 0, open);
        System.arraycopy(DATA, 0, document, open, DATA.length);
        System.arraycopy(data, 0, document, open + DATA.length, data.length);
        document[document.length - 1] = '}';
        return document;
    }

    /** Whatever a stranger calls his headers, only names of attributes become members. */
    private static Map<String, String> attributes(Headers headers) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Header header : headers) {
            Matcher name = ATTRIBUTE.matcher(header.key());
            if (name.matches() && header.value() != null) {
                attributes.put(name.group(1), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        attributes.remove("data");
        return attributes;
    }
}
