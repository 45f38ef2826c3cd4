package io.duban.project.lines;

import io.duban.contracts.project.Stage;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the columns of a table mean. A column has the name of a field, {@code funds.paid} of a field
 * of an inner document, {@code START} holds the due date of that stage and {@code START.weight} its
 * weight. An empty cell is an absent field.
 */
final class Columns {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,6})?");
    private static final Set<String> NUMBERS =
            Set.of("year", "funds.arrived", "funds.due", "funds.paid", "funds.idleDays");
    private static final Set<String> FLAGS = Set.of("provincialLedger", "funds.misuse");
    private static final String WEIGHT = ".weight";
    private static final Map<String, Stage> STAGES =
            Arrays.stream(Stage.values()).collect(Collectors.toMap(Enum::name, it -> it));

    private final List<String> names;

    Columns(List<String> names) {
        this.names = names.stream().map(it -> it.replace("\uFEFF", "").strip()).toList();
    }

    int size() {
        return names.size();
    }

    boolean namesOneTwice() {
        return names.stream().distinct().count() != names.size();
    }

    /** Whether a number in the column is a day of the spreadsheet's calendar. */
    boolean isDate(int column) {
        return names.get(column).equals("due") || STAGES.containsKey(names.get(column));
    }

    /** The document that a row's cells make up. */
    ObjectNode document(List<String> cells) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        Map<Stage, ObjectNode> milestones = new EnumMap<>(Stage.class);
        Map<Stage, String> weights = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = names.get(i);
            String cell = cells.get(i);
            if (cell.isEmpty()) {
                continue;
            }
            if (STAGES.containsKey(name)) {
                milestones.put(
                        STAGES.get(name),
                        JsonNodeFactory.instance.objectNode().put("stage", name).put("due", cell));
            } else if (name.endsWith(WEIGHT)
                    && STAGES.containsKey(name.substring(0, name.length() - WEIGHT.length()))) {
                weights.put(STAGES.get(name.substring(0, name.length() - WEIGHT.length())), cell);
            } else {
                put(document, name, cell);
            }
        }
        weights.forEach(
                (stage, weight) -> {
                    if (milestones.containsKey(stage)) {
                        milestones.get(stage).set("weight", number(weight));
                    }
                });
        if (!milestones.isEmpty()) {
            milestones.values().forEach(document.putArray("milestones")::add);
        }
        return document;
    }

    private static void put(ObjectNode document, String name, String cell) {
        int dot = name.indexOf('.');
        ObjectNode holder = dot < 0 ? document : inner(document, name.substring(0, dot));
        holder.set(name.substring(dot + 1), value(name, cell));
    }

    private static ObjectNode inner(ObjectNode document, String name) {
        JsonNode present = document.get(name);
        return present instanceof ObjectNode object ? object : document.putObject(name);
    }

    private static JsonNode value(String name, String cell) {
        if (NUMBERS.contains(name)) {
            return number(cell);
        }
        boolean flag = cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
        return FLAGS.contains(name) && flag
                ? JsonNodeFactory.instance.booleanNode(cell.equalsIgnoreCase("true"))
                : JsonNodeFactory.instance.stringNode(cell);
    }

    private static JsonNode number(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            return JsonNodeFactory.instance.stringNode(cell);
        }
        return cell.contains(".") || cell.length() > 9
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(cell))
                : JsonNodeFactory.instance.numberNode(Integer.parseInt(cell));
    }
}
