package io.duban.project.lines;

import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.json.Form;
import io.duban.kit.lines.DocumentLine;
import io.duban.kit.lines.LineJudge;
import io.duban.kit.lines.LineRoom;
import io.duban.kit.lines.LineStream;
import io.duban.kit.query.Query;
import io.duban.kit.table.Imports;
import io.duban.kit.table.TableKind;
import io.duban.project.register.Bodies;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.function.BiFunction;

/** Reads a file whole, which is bounded, and answers with a verdict for each of its lines. */
@Component
public class LedgerImport {

    /** What becomes of a line's document, recorded or only looked at. */
    public interface Recording {

        /** Takes the document of a line under its id, and says what became of it. */
        BiFunction<String, Form, String> of(boolean dryRun);
    }

    private final Imports imports;
    private final Bodies bodies;
    private final JsonMapper mapper;
    private final LineRoom room;

    LedgerImport(Imports imports, Bodies bodies, JsonMapper mapper, LineRoom room) {
        this.imports = imports;
        this.bodies = bodies;
        this.mapper = mapper;
        this.room = room;
    }

    /** Reads and answers; lines that name a county by its name mean the one that has it. */
    public void run(
            HttpServletRequest request,
            HttpServletResponse response,
            Query query,
            TableKind kind,
            Recording recording)
            throws IOException {
        boolean dryRun = Imports.isDryRun(query);
        BiFunction<String, Form, String> recorded = recording.of(dryRun);
        LineJudge judge =
                LineJudge.of(kind.idField(), it -> bodies.lookUpCounty(it.text()), dryRun);
        try (Imports.OpenFile file = imports.openWhole(request, kind)) {
            new LineStream<DocumentLine>(
                            mapper,
                            room,
                            _ -> null,
                            group -> group.stream().map(it -> judge.judge(it, recorded)).toList(),
                            1)
                    .run(file.lines(), response);
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
