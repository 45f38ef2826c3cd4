package io.duban.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/** The form of every identifier that crosses a boundary, and ids derived from facts. */
public final class Identifiers {

    /** Ticket numbers, estate ids, body codes and all ids: API.md, second paragraph. */
    public static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Words that stand in paths where otherwise the id of a thing does; a thing of that name could
     * not be reached.
     */
    public static final Set<String> PATH_WORDS =
            Set.of("batch", "export", "history", "import", "live", "template", "unattributed");

    private Identifiers() {}

    /** Whether {@code text} may be used as an identifier. */
    public static boolean isValid(String text) {
        return text != null && PATTERN.matcher(text).matches();
    }

    /** Returns {@code text}, or fails naming the field and the value. */
    public static String require(String field, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    field + " must match " + PATTERN.pattern() + " but is '" + text + "'");
        }
        return text;
    }

    /**
     * An id that is a function of the fact it names, so that the same fact has the same id however
     * often it is derived: {@code prefix-} and 128 bits of SHA-256 in hexadecimal.
     */
    public static String derived(String prefix, String fact) {
        return prefix + "-" + sha256(fact).substring(0, 32);
    }

    /** SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal. */
    public static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
