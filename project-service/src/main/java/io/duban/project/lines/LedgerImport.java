package io.duban.project.lines;

import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.Form;
import io.duban.kit.json.InputTooLargeException;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BiFunction;

/** Reads a file whole, which is bounded, and answers with a verdict for each of its lines. */
@Component
public class LedgerImport {

    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = "text/csv";
    public static final String EXCEL =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int LARGEST = 16 << 20;

    private final StrictJson json;
    private final JsonMapper mapper;

    LedgerImport(StrictJson json, JsonMapper mapper) {
        this.json = json;
        this.mapper = mapper;
    }

    /**
     * @param recording records the document of a line under its id, and says what became of it
     */
    public void run(
            HttpServletRequest request,
            HttpServletResponse response,
            BiFunction<String, Form, String> recording)
            throws IOException {
        byte[] content = request.getInputStream().readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw new InputTooLargeException(LARGEST);
        }
        List<Line> lines = read(MediaType.parseMediaType(request.getContentType()), content);
        response.setContentType(NDJSON);
        OutputStream out = response.getOutputStream();
        for (Line line : lines) {
            out.write(mapper.writeValueAsBytes(verdict(line, recording)));
            out.write('\n');
        }
    }

    private List<Line> read(MediaType type, byte[] content) {
        if (MediaType.parseMediaType(EXCEL).isCompatibleWith(type)) {
            return ExcelTable.read(content);
        }
        return MediaType.parseMediaType(CSV).isCompatibleWith(type)
                ? CsvTable.read(content)
                : JsonLines.read(content, json);
    }

    private static LineVerdict verdict(Line line, BiFunction<String, Form, String> recording) {
        if (line.fault() != null) {
            return new LineVerdict(line.number(), null, "invalid", List.of(line.fault()));
        }
        JsonNode named = line.document().get("id");
        String id = named != null && named.isString() ? named.stringValue() : null;
        try {
            Form form = Form.of(line.document());
            String status = recording.apply(form.identifier("id"), form);
            return new LineVerdict(line.number(), id, status, null);
        } catch (InvalidInputException e) {
            return new LineVerdict(line.number(), id, "invalid", e.errors());
        } catch (ProblemException e) {
            FieldError error = new FieldError("", e.code(), e.getMessage());
            return new LineVerdict(line.number(), id, "conflict", List.of(error));
        }
    }

    /**
     * What became of a line.
     *
     * @param asked whether a part of it waits for a second person
     */
    public static String status(Outcome<?> outcome, boolean asked) {
        if (asked) {
            return "asked";
        }
        if (outcome.created()) {
            return "created";
        }
        return outcome.changed() ? "updated" : "exists";
    }
}
