package io.duban.kit.json;

import io.duban.contracts.Identifiers;
import io.duban.contracts.period.Period;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the fields of a JSON object one by one and collects everything that is wrong with them, so
 * that a sender learns all faults at once. A getter whose field is faulty returns null and has
 * noted the fault; {@link #finish()} then refuses the input, unknown fields included.
 */
public final class Form {

    private static final int LONGEST_TIME = 40;
    private static final int MOST_ERRORS = 50;

    private final JsonNode node;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();
    private final List<Form> children = new ArrayList<>();

    private Form(JsonNode node, String path, List<FieldError> errors) {
        this.node = node;
        this.path = path;
        this.errors = errors;
    }

    /** Starts to read a document, which must be an object. */
    public static Form of(JsonNode document) {
        if (!document.isObject()) {
            throw new InvalidInputException(
                    List.of(
                            new FieldError(
                                    "", "not-an-object", "The document must be a JSON object.")));
        }
        return new Form(document, "", new ArrayList<>());
    }

    /** Whether the field is there; an explicit null counts as absent. */
    public boolean has(String field) {
        known.add(field);
        JsonNode value = node.get(field);
        return value != null && !value.isNull();
    }

    /** A required identifier. */
    public String identifier(String field) {
        return required(field, this::identifierOrNull);
    }

    /** A required identifier under which something is to be made. */
    public String newIdentifier(String field) {
        return required(
                field,
                name -> {
                    String text = identifierOrNull(name);
                    return text != null && Identifiers.PATH_WORDS.contains(text)
                            ? reject(name, NewIdentifiers.RESERVED, NewIdentifiers.RULE)
                            : text;
                });
    }

    /** An identifier or, when the field is absent, null. */
    public String optionalIdentifier(String field) {
        return has(field) ? identifierOrNull(field) : null;
    }

    /**
     * A required text with something to see in it, of at most {@code longest} code points. However
     * its lines end, they come out ended by {@code \n}.
     */
    public String text(String field, int longest) {
        return required(field, name -> visible(pointer(name), textOrNull(name, longest)));
    }

    /** A required text of one line, such as a name or a post, without blanks around it. */
    public String line(String field, int longest) {
        String text = text(field, longest);
        return text != null && (text.contains("\n") || text.contains("\t"))
                ? reject(field, "forbidden-character", "must be one line without tabs")
                : text == null ? null : text.strip();
    }

    /** A text or, when the field is absent, null. */
    public String optionalText(String field, int longest) {
        return has(field) ? textOrNull(field, longest) : null;
    }

    /** A required time with offset. */
    public OffsetDateTime time(String field) {
        return required(
                field,
                name -> parsed(name, "time", OffsetDateTime::parse, "2022-06-30T08:15:00+08:00"));
    }

    /** A required date. */
    public LocalDate date(String field) {
        return required(field, name -> parsed(name, "date", LocalDate::parse, "2022-06-30"));
    }

    /** A required period. */
    public Period period(String field) {
        return required(field, name -> parsed(name, "period", Period::parse, "2022-06"));
    }

    /** A required whole number within bounds. */
    public Integer wholeNumber(String field, int least, int most) {
        return required(field, name -> wholeNumberOrNull(name, least, most));
    }

    /** A whole number within bounds or, when the field is absent, null. */
    public Integer optionalWholeNumber(String field, int least, int most) {
        return has(field) ? wholeNumberOrNull(field, least, most) : null;
    }

    /** A required decimal number within bounds, as it was written. */
    public BigDecimal decimal(String field, BigDecimal least, BigDecimal most) {
        return required(field, name -> decimalOrNull(name, least, most));
    }

    /** A required true or false. */
    public Boolean flag(String field) {
        return required(
                field,
                name -> {
                    JsonNode value = node.get(name);
                    return value.isBoolean()
                            ? Boolean.valueOf(value.booleanValue())
                            : reject(name, "wrong-type", "must be true or false");
                });
    }

    /** A required choice among names. */
    public <T> T choice(String field, Map<String, T> choices) {
        return required(
                field,
                name -> {
                    String text = stringOrNull(name);
                    if (text == null) {
                        return null;
                    }
                    T chosen = choices.get(text);
                    return chosen != null
                            ? chosen
                            : reject(name, "unknown-value", "must be one of " + choices.keySet());
                });
    }

    /** A required object inside this one. */
    public Optional<Form> object(String field) {
        return Optional.ofNullable(required(field, this::objectOrNull));
    }

    /** An object inside this one; empty when the field is absent or faulty. */
    public Optional<Form> optionalObject(String field) {
        return has(field) ? Optional.ofNullable(objectOrNull(field)) : Optional.empty();
    }

    /** A list of objects, empty when the field is absent. */
    public List<Form> objects(String field, int most) {
        List<Form> items = new ArrayList<>();
        int index = 0;
        for (JsonNode item : items(field, most)) {
            String pointer = pointer(field) + "/" + index++;
            if (!item.isObject()) {
                note(new FieldError(pointer, "wrong-type", "must be an object"));
                continue;
            }
            Form child = new Form(item, pointer, errors);
            children.add(child);
            items.add(child);
        }
        return items;
    }

    /** A list of texts with something to see in each, empty when the field is absent. */
    public List<String> texts(String field, int most, int longest) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(field, most)) {
            String pointer = pointer(field) + "/" + texts.size();
            String text = item.isString() ? item.stringValue() : null;
            texts.add(visible(pointer, checkText(pointer, text, longest)));
        }
        return texts;
    }

    /** Notes a fault that only the caller can see, and returns null for the faulty value. */
    public <T> T reject(String field, String code, String detail) {
        note(new FieldError(pointer(field), code, detail));
        return null;
    }

    /** Notes the same of one item of a list. */
    public <T> T rejectItem(String field, int index, String code, String detail) {
        note(new FieldError(pointer(field) + "/" + index, code, detail));
        return null;
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidInputException when a field was faulty or is not known
     */
    public void finish() {
        noteUnknown();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private void noteUnknown() {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                reject(name, "unknown-field", "is not a field of this document");
            }
        }
        children.forEach(Form::noteUnknown);
    }

    private <T> T required(String field, Function<String, T> reading) {
        return has(field) ? reading.apply(field) : reject(field, "required", "is required");
    }

    private String identifierOrNull(String field) {
        String text = stringOrNull(field);
        if (text == null || Identifiers.isValid(text)) {
            return text;
        }
        return reject(field, "not-an-identifier", "must match " + Identifiers.PATTERN.pattern());
    }

    private String stringOrNull(String field) {
        JsonNode value = node.get(field);
        return value.isString()
                ? value.stringValue()
                : reject(field, "wrong-type", "must be a string");
    }

    private String textOrNull(String field, int longest) {
        String text = stringOrNull(field);
        return text == null ? null : checkText(pointer(field), text, longest);
    }

    private String visible(String pointer, String text) {
        if (text != null && TextRules.isBlank(text)) {
            note(new FieldError(pointer, "blank", "must hold something to read"));
            return null;
        }
        return text;
    }

    private String checkText(String pointer, String written, int longest) {
        String text = written == null ? null : TextRules.withLineBreaks(written);
        Optional<FieldError> fault = TextRules.fault(pointer, text, longest);
        fault.ifPresent(this::note);
        return fault.isPresent() ? null : text;
    }

    private <T> T parsed(String field, String code, Function<String, T> parser, String example) {
        String text = stringOrNull(field);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() <= LONGEST_TIME) {
                return parser.apply(text);
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // Both mean the same to the sender: the text below.
        }
        return reject(field, "not-a-" + code, "must be a " + code + " such as " + example);
    }

    private Integer wholeNumberOrNull(String field, int least, int most) {
        JsonNode value = node.get(field);
        if (!value.isIntegralNumber()) {
            return reject(field, "wrong-type", "must be a whole number");
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            return reject(field, "out-of-range", "must be from " + least + " to " + most);
        }
        return value.intValue();
    }

    private BigDecimal decimalOrNull(String field, BigDecimal least, BigDecimal most) {
        JsonNode value = node.get(field);
        if (!value.isNumber()) {
            return reject(field, "wrong-type", "must be a number");
        }
        BigDecimal number = value.decimalValue();
        // An exponent beyond this is an attack on whoever computes with it, never a measurement.
        boolean absurd = Math.abs((long) number.scale()) > 100 || number.precision() > 100;
        if (absurd || number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            return reject(
                    field,
                    "out-of-range",
                    "must be from " + least.toPlainString() + " to " + most.toPlainString());
        }
        return number;
    }

    private Form objectOrNull(String field) {
        JsonNode value = node.get(field);
        if (!value.isObject()) {
            return reject(field, "wrong-type", "must be an object");
        }
        Form child = new Form(value, pointer(field), errors);
        children.add(child);
        return child;
    }

    private Iterable<JsonNode> items(String field, int most) {
        if (!has(field)) {
            return List.of();
        }
        JsonNode value = node.get(field);
        if (!value.isArray() || value.size() > most) {
            reject(field, "wrong-type", "must be a list of at most " + most);
            return List.of();
        }
        return value;
    }

    private String pointer(String field) {
        return path + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    private void note(FieldError error) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(error);
        }
    }
}
