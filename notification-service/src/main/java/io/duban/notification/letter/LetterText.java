package io.duban.notification.letter;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A line with named values such as {@code {{addressee}}}, and nothing else of the template
 * language. A value goes in as it is and is never looked at again, so nothing that it holds can
 * act.
 */
final class LetterText {

    private static final Mustache.Compiler COMPILER = Mustache.compiler().escapeHTML(false);

    private final Template template;
    private final Set<String> names;

    private LetterText(Template template, Set<String> names) {
        this.template = template;
        this.names = names;
    }

    /**
     * Takes a line apart.
     *
     * @param allowed values that somebody gives for it
     * @throws InvalidTemplateException when it names another value, or does more than name values
     */
    static LetterText parse(Spot spot, String source, Set<String> allowed) {
        if (source.contains("{{=") || source.contains("{{{") || source.contains("{{&")) {
            throw spot.error("may hold {{name}} alone, but holds other marks: " + source);
        }
        try {
            Template template = COMPILER.compile(source);
            Named named = new Named(spot, allowed);
            template.visit(named);
            return new LetterText(template, named.names);
        } catch (MustacheException | IndexOutOfBoundsException e) {
            // An empty tag is the latter.
            throw spot.error("cannot be read: " + e.getMessage());
        }
    }

    /** The values that it names. */
    Set<String> names() {
        return names;
    }

    /** The line with the values in their places. */
    String fill(Map<String, String> values) {
        return template.execute(values);
    }

    /** Lets texts and known values pass. */
    private static final class Named implements Mustache.Visitor {

        private final Spot spot;
        private final Set<String> allowed;
        private final Set<String> names = new TreeSet<>();

        Named(Spot spot, Set<String> allowed) {
            this.spot = spot;
            this.allowed = allowed;
        }

        @Override
        public void visitText(String text) {
            if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
                throw spot.error("has a brace that belongs to no {{name}}: " + text);
            }
        }

        @Override
        public void visitVariable(String name) {
            if (!allowed.contains(name)) {
                throw spot.error(
                        "nobody gives {{" + name + "}} here, only " + new TreeSet<>(allowed));
            }
            names.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            throw refused(">" + name);
        }

        @Override
        public boolean visitParent(String name) {
            throw refused("<" + name);
        }

        @Override
        public boolean visitBlock(String name) {
            throw refused("$" + name);
        }

        @Override
        public boolean visitSection(String name) {
            throw refused("#" + name);
        }

        @Override
        public boolean visitInvertedSection(String name) {
            throw refused("^" + name);
        }

        private InvalidTemplateException refused(String tag) {
            return spot.error("may hold {{name}} alone, but holds {{" + tag + "}}");
        }
    }
}
