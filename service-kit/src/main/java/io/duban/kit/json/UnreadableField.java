package io.duban.kit.json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

import java.util.List;
import java.util.stream.Collectors;

/** Why a document could not be read, as a person on call may see it: a place and no content. */
public final class UnreadableField {

    private static final int LONGEST_WORD = 40;

    private UnreadableField() {}

    /** Such as {@code /escalation/measure holds 'PRAISE', which this edition does not know}. */
    public static String of(JacksonException fault) {
        if (!(fault instanceof DatabindException)) {
            return "the text is not well-formed JSON";
        }
        String path = pointer(fault.getPath());
        if (fault instanceof InvalidFormatException weird
                && weird.getTargetType() != null
                && weird.getTargetType().isEnum()
                && weird.getValue() instanceof String word) {
            return path + " holds '" + plain(word) + "', which this edition does not know";
        }
        Throwable cause = fault.getCause();
        return cause instanceof NullPointerException
                ? path + " lacks " + cause.getMessage()
                : path + " has a form that this edition does not know";
    }

    private static String pointer(List<JacksonException.Reference> path) {
        return path.isEmpty()
                ? "the whole"
                : path.stream()
                        .map(
                                it ->
                                        "/"
                                                + (it.getPropertyName() == null
                                                        ? it.getIndex()
                                                        : plain(it.getPropertyName())))
                        .collect(Collectors.joining());
    }

    /** The word, cut and without anything that could disturb a log line. */
    private static String plain(String word) {
        String text = word.replaceAll("[^\\p{L}\\p{N}._-]", "?");
        return text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) + "…" : text;
    }
}
