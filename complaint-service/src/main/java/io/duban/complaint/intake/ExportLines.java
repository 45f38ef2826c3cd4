package io.duban.complaint.intake;

import io.duban.complaint.intake.IntakeLines.Item;
import io.duban.complaint.register.Estates;
import io.duban.contracts.rulebook.Category;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.kit.json.FieldError;
import io.duban.kit.lines.DocumentLine;
import io.duban.kit.lines.LineError;
import io.duban.kit.lines.Verdict;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes complaints of the lines of an export: whose estate is meant, which category, and what the
 * export leaves unsaid. Nothing is guessed: what only one can be meant by is taken, and what is
 * made of the rest is noted.
 */
final class ExportLines {

    private static final String OTHER = "other";
    private static final String CATEGORY = "category";
    private static final String ADDRESS = "address";
    private static final String TITLE = "title";
    private static final String DETAIL = "detail";
    private static final String CHANNEL = "channel";
    private static final int SHORT_TITLE = 40;

    private final ExportMapping mapping;
    private final Map<String, String> categories;
    private final Estates estates;
    private final IntakeLines intake;

    /**
     * @param categories of the rulebook
     */
    ExportLines(
            ExportMapping mapping, List<Category> categories, Estates estates, IntakeLines intake) {
        this.mapping = mapping;
        this.categories = new HashMap<>();
        for (Category category : categories) {
            this.categories.put(category.name(), category.code());
            this.categories.put(category.code(), category.code());
        }
        this.estates = estates;
        this.intake = intake;
    }

    /** Takes a group of lines in, and gives each its verdict. */
    List<Verdict> takeIn(List<DocumentLine> group) {
        Set<String> names = new HashSet<>();
        group.forEach(it -> it.text(ExportMapping.ESTATE_NAME).ifPresent(names::add));
        Map<String, List<EstateProfile>> named = estates.named(names);
        List<Item> items = new ArrayList<>();
        for (DocumentLine line : group) {
            List<LineError> notes = new ArrayList<>();
            if (line.document() instanceof ObjectNode document) {
                complete(line, document, named, notes);
            }
            items.add(intake.read(line, notes));
        }
        return intake.takeIn(items);
    }

    private void complete(
            DocumentLine line,
            ObjectNode document,
            Map<String, List<EstateProfile>> named,
            List<LineError> notes) {
        mapping.values().forEach((field, values) -> replace(document, field, values));
        if (!document.has(CHANNEL)) {
            document.put(CHANNEL, "12345");
        }
        attribute(line, document, named, notes);
        categorise(line, document, notes);
        String title = text(document, TITLE);
        String detail = text(document, DETAIL);
        if (title == null && detail != null) {
            String begin = detail.replaceAll("\\s+", " ");
            int length = Math.min(begin.codePointCount(0, begin.length()), SHORT_TITLE);
            document.put(TITLE, begin.substring(0, begin.offsetByCodePoints(0, length)));
        } else if (detail == null && title != null) {
            document.put(DETAIL, title);
        }
    }

    private static void replace(ObjectNode document, String field, Map<String, String> values) {
        int dot = field.indexOf('.');
        JsonNode holder = dot < 0 ? document : document.get(field.substring(0, dot));
        String name = field.substring(dot + 1);
        if (holder instanceof ObjectNode object && text(object, name) != null) {
            String value = values.get(text(object, name));
            if (value != null) {
                object.put(name, value);
            }
        }
    }

    private void attribute(
            DocumentLine line,
            ObjectNode document,
            Map<String, List<EstateProfile>> named,
            List<LineError> notes) {
        String name = take(document, ExportMapping.ESTATE_NAME);
        String street = take(document, ExportMapping.STREET);
        String county = take(document, ExportMapping.COUNTY);
        if (name == null || document.has("estateId")) {
            return;
        }
        List<EstateProfile> meant =
                named.getOrDefault(name, List.of()).stream()
                        .filter(it -> is(it.street(), street) && is(it.county(), county))
                        .toList();
        if (meant.size() == 1) {
            document.put("estateId", meant.getFirst().estateId());
            return;
        }
        String address = text(document, ADDRESS);
        if (address == null || !address.contains(name)) {
            document.put(ADDRESS, address == null ? name : name + " " + address);
        }
        String why = meant.isEmpty() ? "no registered estate" : "several registered estates";
        notes.add(
                note(
                        line,
                        ExportMapping.ESTATE_NAME,
                        "unattributed",
                        "There "
                                + (meant.isEmpty() ? "is " : "are ")
                                + why
                                + " of that name; the complaint waits for an estate."));
    }

    private void categorise(DocumentLine line, ObjectNode document, List<LineError> notes) {
        String text = text(document, CATEGORY);
        if (text == null) {
            return;
        }
        String code = categories.get(text);
        if (code == null) {
            // What stands last in 住建>物业管理>卫生清理 is said most exactly.
            String last = text.replaceAll(".*[>＞/／\\\\|｜—–:：-]", "").strip();
            Map<String, String> words = mapping.values().getOrDefault(CATEGORY, Map.of());
            code = categories.get(words.getOrDefault(last, last));
        }
        if (code == null && categories.containsKey(OTHER)) {
            code = OTHER;
            notes.add(
                    note(
                            line,
                            CATEGORY,
                            "category-unknown",
                            "It is no category of the rulebook, so the complaint is 'other'; a"
                                    + " mapping can say which is meant."));
        }
        if (code != null) {
            document.put(CATEGORY, code);
        }
    }

    /** Whether a body is the one that was written, where one was. */
    private static boolean is(Party body, String written) {
        return written == null
                || Objects.equals(body.id(), written)
                || Objects.equals(body.name(), written);
    }

    private static LineError note(DocumentLine line, String field, String code, String detail) {
        return line.locate(new FieldError("/" + field, code, detail));
    }

    private static String take(ObjectNode document, String field) {
        String text = text(document, field);
        document.remove(field);
        return text;
    }

    private static String text(ObjectNode document, String field) {
        JsonNode value = document.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
