package io.duban.notification.letter;

import io.duban.contracts.measure.Measure;
import io.duban.notification.letter.Kind.Organ;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a set's {@code set.yaml}: its edition, the organs that sign, and the kinds of letters. */
final class SetReader {

    static final String FILE = "set.yaml";

    private static final Set<String> OF_CITY = Set.of("city");
    private static final Set<String> OF_COPIES = Set.of("city", "places");
    private static final Map<String, Form> FORMS =
            Map.of(Form.DOCUMENT.wire(), Form.DOCUMENT, Form.LETTER.wire(), Form.LETTER);

    /** What the file says. */
    record Terms(String edition, Map<Measure, Kind> kinds, String revoking, Form revokingForm) {}

    private final Map<String, Organ> organs = new LinkedHashMap<>();
    private final Map<String, List<LetterText>> copies = new HashMap<>();

    private SetReader() {}

    /**
     * Reads it.
     *
     * @throws InvalidTemplateException naming the line
     */
    static Terms read(String file, String text) {
        SetNode root =
                SetNode.read(file, text)
                        .knowing(Set.of("edition", "organs", "kinds", "revocation"));
        return new SetReader().terms(root);
    }

    private Terms terms(SetNode root) {
        String edition = root.text("edition").value();
        SetNode all = root.child("organs");
        all.keys().forEach(it -> organ(it, all.child(it)));
        Map<Measure, Kind> kinds = kinds(root.child("kinds"));
        SetNode revocation = root.child("revocation").knowing(Set.of("word", "form"));
        String word = word(revocation);
        kinds.values().stream()
                .filter(it -> it.word().equals(word))
                .findFirst()
                .ifPresent(
                        it -> {
                            throw revocation
                                    .spot("word")
                                    .error("'" + word + "' is the word of another kind");
                        });
        return new Terms(edition, kinds, word, form(revocation));
    }

    private void organ(String code, SetNode node) {
        node.knowing(Set.of("name", "head", "code", "copies"));
        LetterText name = text(node.text("name"), OF_CITY);
        LetterText head = node.has("head") ? text(node.text("head"), OF_CITY) : name;
        organs.put(code, new Organ(name, head, node.text("code").value()));
        copies.put(code, node.has("copies") ? copies(node) : List.of());
    }

    private Map<Measure, Kind> kinds(SetNode node) {
        Map<Measure, Kind> kinds = new EnumMap<>(Measure.class);
        Map<String, Series> series = new HashMap<>();
        Map<Series, String> documents = new HashMap<>();
        for (Measure measure : Measure.values()) {
            String name = measure.name();
            Kind kind = kind(node.child(name));
            Series own = kind.series();
            if (!own.equals(series.computeIfAbsent(measure.document(), _ -> own))) {
                throw node.spot(name)
                        .error(
                                "%s is numbered %s here and %s elsewhere"
                                        .formatted(
                                                measure.document(),
                                                own.prefix(),
                                                series.get(measure.document()).prefix()));
            }
            String other = documents.putIfAbsent(own, measure.document());
            if (other != null && !other.equals(measure.document())) {
                throw node.spot(name)
                        .error("%s is the series of %s already".formatted(own.prefix(), other));
            }
            kinds.put(measure, kind);
        }
        node.keys().stream()
                .filter(it -> kinds.keySet().stream().noneMatch(has -> has.name().equals(it)))
                .findFirst()
                .ifPresent(
                        it -> {
                            throw node.spot(it).error("'" + it + "' is no measure");
                        });
        return kinds;
    }

    private Kind kind(SetNode node) {
        node.knowing(Set.of("organs", "word", "form", "copies"));
        List<Organ> signing = node.texts("organs").stream().map(this::organ).toList();
        if (signing.isEmpty() || Set.copyOf(signing).size() < signing.size()) {
            throw node.spot("organs").error("'organs' must name at least one, and each once");
        }
        String lead = node.texts("organs").getFirst().value();
        return new Kind(
                signing,
                word(node),
                form(node),
                node.has("copies") ? copies(node) : copies.get(lead));
    }

    private Organ organ(SetNode.Text code) {
        Organ organ = organs.get(code.value());
        if (organ == null) {
            throw code.spot()
                    .error("'" + code.value() + "' is not among the organs " + organs.keySet());
        }
        return organ;
    }

    private static String word(SetNode node) {
        return node.text("word").value();
    }

    private static Form form(SetNode node) {
        SetNode.Text form = node.text("form");
        if (!FORMS.containsKey(form.value())) {
            throw form.spot().error("'form' must be document or letter but is " + form.value());
        }
        return FORMS.get(form.value());
    }

    private static List<LetterText> copies(SetNode node) {
        return node.texts("copies").stream().map(it -> text(it, OF_COPIES)).toList();
    }

    private static LetterText text(SetNode.Text text, Set<String> allowed) {
        return LetterText.parse(text.spot(), text.value(), allowed);
    }
}
