package io.duban.project.lines;

import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.Form;
import io.duban.kit.json.InputTooLargeException;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.UnavailableException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Reads a file whole, which is bounded, and answers with a verdict for each of its lines. */
@Component
public class LedgerImport {

    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = "text/csv";
    public static final String EXCEL =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int LARGEST = 16 << 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final StrictJson json;
    private final JsonMapper mapper;
    private final Semaphore workbook = new Semaphore(1, true);

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
        MediaType type = MediaType.parseMediaType(request.getContentType());
        LineTaker answering = line -> answer(verdict(line, recording), response);
        if (MediaType.parseMediaType(EXCEL).isCompatibleWith(type)) {
            readWorkbook(content, response, answering);
            return;
        }
        response.setContentType(NDJSON);
        if (MediaType.parseMediaType(CSV).isCompatibleWith(type)) {
            CsvTable.read(content, answering);
        } else {
            JsonLines.read(content, json, answering);
        }
    }

    /** One at a time, because an open workbook takes many times the room of its file. */
    private void readWorkbook(byte[] content, HttpServletResponse response, LineTaker taker)
            throws IOException {
        try {
            if (!workbook.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnavailableException("Other workbooks are being read.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Stopped while waiting to read a workbook.", e);
        }
        try {
            response.setContentType(NDJSON);
            for (Line line : ExcelTable.read(content)) {
                taker.take(line);
            }
        } finally {
            workbook.release();
        }
    }

    private void answer(LineVerdict verdict, HttpServletResponse response) throws IOException {
        OutputStream out = response.getOutputStream();
        out.write(mapper.writeValueAsBytes(verdict));
        out.write('\n');
    }

    private static LineVerdict verdict(Line line, BiFunction<String, Form, String> recording) {
        if (line.fault() != null) {
            return new LineVerdict(line.number(), null, "invalid", List.of(line.fault()));
        }
        JsonNode named = line.document().get("id");
        String id = named != null && named.isString() ? named.stringValue() : null;
        try {
            Form form = Form.of(line.document());
            String status = recording.apply(form.newIdentifier("id"), form);
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
