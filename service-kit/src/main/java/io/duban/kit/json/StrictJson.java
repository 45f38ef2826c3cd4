package io.duban.kit.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads documents from outside: one JSON value in UTF-8, no duplicate keys, nothing after it. A
 * mark of byte order before it, as editors on Windows write one, is passed over.
 */
public final class StrictJson {

    private static final String TOO_MUCH =
            "The document is nested deeper than %d, has more than %d parts, or a name or number that"
                            .formatted(
                                    JsonAutoConfiguration.DEEPEST,
                                    JsonAutoConfiguration.MOST_TOKENS)
                    + " is too long.";

    private final JsonMapper mapper = JsonAutoConfiguration.outsideMapper();

    /**
     * Reads a request body of at most {@code limit} bytes.
     *
     * @throws InputTooLargeException when there is more
     * @throws MalformedJsonException when it is not one JSON document in UTF-8
     */
    public JsonNode read(InputStream body, int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new InputTooLargeException(limit);
        }
        return read(bytes);
    }

    /**
     * Reads one document.
     *
     * @throws MalformedJsonException when it is not one JSON document in UTF-8
     */
    public JsonNode read(byte[] bytes) {
        if (bytes.length == 0) {
            throw new MalformedJsonException("The body is empty.");
        }
        try {
            JsonNode document = mapper.readTree(TextRules.withoutByteOrderMark(decode(bytes)));
            if (document.isMissingNode()) {
                throw new MalformedJsonException("The body is empty.");
            }
            return document;
        } catch (StreamConstraintsException e) {
            throw new MalformedJsonException(TOO_MUCH);
        } catch (JacksonException e) {
            throw new MalformedJsonException("The body is not well-formed JSON: " + place(e));
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("The body is not UTF-8.");
        }
    }

    private static String place(JacksonException e) {
        var at = e.getLocation();
        String where =
                at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return e.getOriginalMessage() + where;
    }
}
