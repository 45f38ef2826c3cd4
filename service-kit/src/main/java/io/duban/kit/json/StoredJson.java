package io.duban.kit.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What we have stored ourselves, perhaps under an earlier release: read tolerantly, for nobody is
 * there to send it again. A field that is not known is passed over. One that is missing is what its
 * record makes of it: 0, false, an empty list, or absent. A word that is not known was written by a
 * newer edition, and then {@link NewerEditionException} stops the reader.
 *
 * <p>Every value begins with the edition of the form it was written in; one without is of edition
 * 1, which wrote none.
 */
public final class StoredJson {

    /** Raised when the form of stored values changes so that an earlier program must not read. */
    public static final int EDITION = 2;

    private static final String MARK = "{\"edition\":";
    private static final int LONGEST_EDITION = 6;

    private final JsonMapper mapper;

    /**
     * @param mapper decides how values are written
     */
    public StoredJson(JsonMapper mapper) {
        this.mapper = tolerant(mapper);
    }

    private StoredJson(JsonMapper.Builder builder) {
        this.mapper = builder.build();
    }

    /** For a store that has no decimals that every server agrees on: they lie there as texts. */
    public static StoredJson decimalsAsTexts(JsonMapper mapper) {
        return new StoredJson(
                tolerant(mapper)
                        .rebuild()
                        .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withConfigOverride(
                                BigDecimal.class,
                                it ->
                                        it.setFormat(
                                                JsonFormat.Value.forShape(
                                                        JsonFormat.Shape.STRING))));
    }

    /** The given mapper, but nothing that is missing or not known is an error. */
    public static JsonMapper tolerant(JsonMapper mapper) {
        JsonMapper.Builder builder =
                mapper.rebuild()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        for (Class<?> many : List.of(List.class, Set.class, Collection.class, Map.class)) {
            builder.withConfigOverride(
                    many, it -> it.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return builder.build();
    }

    /** The value with its edition. */
    public String text(Object value) {
        String json = mapper.writeValueAsString(value);
        return json.startsWith("{") ? marked(json) : json;
    }

    /** The value with its edition, in UTF-8. */
    public byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what was stored.
     *
     * @throws NewerEditionException when a newer edition wrote it
     */
    public <T> T read(String json, Class<T> form) {
        requireKnown(json, form);
        try {
            return mapper.readValue(json, form);
        } catch (JacksonException e) {
            throw unreadable(form, e);
        }
    }

    /**
     * Reads what was stored.
     *
     * @throws NewerEditionException when a newer edition wrote it
     */
    public <T> T read(byte[] json, Class<T> form) {
        int beginning = Math.min(json.length, MARK.length() + LONGEST_EDITION);
        requireKnown(new String(Arrays.copyOf(json, beginning), StandardCharsets.ISO_8859_1), form);
        try {
            return mapper.readValue(json, form);
        } catch (JacksonException e) {
            throw unreadable(form, e);
        }
    }

    private static String marked(String json) {
        String rest = json.substring(1);
        return MARK + EDITION + (rest.startsWith("}") ? "" : ",") + rest;
    }

    private static void requireKnown(String json, Class<?> form) {
        int edition = edition(json);
        if (edition > EDITION) {
            throw new NewerEditionException(
                    "a stored %s is of edition %d and this program reads up to %d"
                            .formatted(form.getSimpleName(), edition, EDITION));
        }
    }

    private static int edition(String json) {
        if (!json.startsWith(MARK)) {
            return 1;
        }
        int edition = 0;
        int most = Math.min(json.length(), MARK.length() + LONGEST_EDITION);
        // The document store puts a blank between a name and its value.
        int first = json.startsWith(" ", MARK.length()) ? MARK.length() + 1 : MARK.length();
        for (int i = first; i < most && Character.isDigit(json.charAt(i)); i++) {
            edition = edition * 10 + Character.digit(json.charAt(i), 10);
        }
        return edition;
    }

    private static NewerEditionException unreadable(Class<?> form, JacksonException fault) {
        return new NewerEditionException(
                "a stored "
                        + form.getSimpleName()
                        + " cannot be read: "
                        + UnreadableField.of(fault));
    }
}
