package io.duban.notification.print;

import io.duban.notification.letter.PlainText;

/** Writes XML or HTML; whatever is text or the value of an attribute is escaped. */
final class Markup {

    private final StringBuilder out;

    /** Begins with a declaration, which is written as it is. */
    Markup(String declaration) {
        out = new StringBuilder(8_192).append(declaration);
    }

    /**
     * @param attributes names and values in turn
     */
    Markup open(String element, String... attributes) {
        return tag(element, attributes, ">");
    }

    Markup close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    Markup empty(String element, String... attributes) {
        return tag(element, attributes, "/>");
    }

    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    Markup text(String text) {
        String clean = PlainText.clean(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return this;
    }

    /** Written as it is: for what the program itself says. */
    Markup constant(String markup) {
        out.append(markup);
        return this;
    }

    private Markup tag(String element, String[] attributes, String end) {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
        out.append(end);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
