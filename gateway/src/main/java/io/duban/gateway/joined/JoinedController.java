package io.duban.gateway.joined;

import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.joined.PartAnswer.Given;
import io.duban.gateway.joined.PartAnswer.Nothing;
import io.duban.gateway.joined.PartAnswer.Refused;
import io.duban.gateway.joined.PartAnswer.Silent;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.Problems;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.query.Query;
import io.duban.kit.work.WorkKind;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What waits for the caller (待办), and the overview with which a day begins. */
@RestController
class JoinedController {

    private static final String WORK = "/api/v1/work";
    private static final String OVERVIEW = "/api/v1/overview";
    private static final Set<Part> WITH_WORK =
            EnumSet.of(Part.COMPLAINTS, Part.PROJECTS, Part.NOTICES);

    private final Parts parts;
    private final Cursors cursors;
    private final JsonMapper mapper;

    JoinedController(Parts parts, Cursors cursors, JsonMapper mapper) {
        this.parts = parts;
        this.cursors = cursors;
        this.mapper = mapper;
    }

    @GetMapping(OVERVIEW)
    ResponseEntity<?> overview(CallerAuthentication caller, Query query) {
        query.finish();
        Map<Part, String> questions = new EnumMap<>(Part.class);
        EnumSet.allOf(Part.class).forEach(it -> questions.put(it, OVERVIEW));
        Map<Part, PartAnswer> answers = parts.ask(questions, caller);
        return refusal(answers)
                .orElseGet(
                        () ->
                                ResponseEntity.ok(
                                        JoinedOverview.of(
                                                mapper.createObjectNode(),
                                                given(answers).values(),
                                                silent(answers))));
    }

    @GetMapping(WORK)
    ResponseEntity<?> work(CallerAuthentication caller, Query query) {
        // The services say what these may be; here they only belong to the list.
        Map<String, String> narrowed = new LinkedHashMap<>();
        for (String name : List.of("county", "due")) {
            query.any(name).ifPresent(it -> narrowed.put(name, it));
        }
        Optional<WorkKind> kind = query.choice("kind", WorkKind.values());
        kind.ifPresent(it -> narrowed.put("kind", it.wire()));
        PageRequest page =
                query.page("joined work of " + caller.identity().id() + narrowed, cursors);
        WorkCursor from =
                page.after() == null
                        ? WorkCursor.start(kind.map(it -> Set.of(Part.of(it))).orElse(WITH_WORK))
                        : mapper.readValue(page.after(), WorkCursor.class);
        Map<Part, PartAnswer> answers = parts.ask(questions(from, narrowed, page), caller);
        if (kind.isPresent() && isForNobody(answers)) {
            // Whether the caller has work at all only the others can say.
            Set<Part> others = EnumSet.copyOf(WITH_WORK);
            others.removeAll(answers.keySet());
            WorkCursor start = WorkCursor.start(others);
            answers.putAll(parts.ask(questions(start, narrowed, page), caller));
        }
        return refusal(answers).orElseGet(() -> ResponseEntity.ok(joined(from, answers, page)));
    }

    private static Map<Part, String> questions(
            WorkCursor from, Map<String, String> narrowed, PageRequest page) {
        Map<Part, String> questions = new EnumMap<>(Part.class);
        from.pages()
                .forEach((part, cursor) -> questions.put(part, question(narrowed, page, cursor)));
        return questions;
    }

    private ObjectNode joined(WorkCursor from, Map<Part, PartAnswer> answers, PageRequest page) {
        JoinedWork work = JoinedWork.of(from, given(answers), page.limit());
        ObjectNode whole = mapper.createObjectNode();
        whole.putArray("items").addAll(work.items());
        work.next()
                .map(it -> cursors.after(page.filter(), mapper.writeValueAsString(it)))
                .ifPresent(it -> whole.put("next", it));
        List<String> silent = silent(answers);
        if (!silent.isEmpty()) {
            silent.forEach(whole.putArray("unavailable")::add);
        }
        return whole;
    }

    private static String question(Map<String, String> narrowed, PageRequest page, String cursor) {
        List<String> query = new ArrayList<>();
        query.add("limit=" + page.limit());
        if (!cursor.isEmpty()) {
            query.add("cursor=" + cursor);
        }
        narrowed.forEach(
                (name, value) ->
                        query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return WORK + "?" + String.join("&", query);
    }

    /** What is answered in place of a joined whole, where there can be none. */
    private static Optional<ResponseEntity<?>> refusal(Map<Part, PartAnswer> answers) {
        for (PartAnswer answer : answers.values()) {
            if (answer instanceof Refused refused) {
                return Optional.of(Problems.answer(refused.problem()));
            }
        }
        if (isForNobody(answers)) {
            throw ProblemException.forbidden("This is not for the role of this key.");
        }
        if (given(answers).isEmpty()) {
            throw new UnavailableException("No part of the system answers at the moment.", null);
        }
        return Optional.empty();
    }

    private static boolean isForNobody(Map<Part, PartAnswer> answers) {
        return answers.values().stream().allMatch(Nothing.class::isInstance);
    }

    private static Map<Part, ObjectNode> given(Map<Part, PartAnswer> answers) {
        Map<Part, ObjectNode> given = new EnumMap<>(Part.class);
        answers.forEach(
                (part, answer) -> {
                    if (answer instanceof Given it) {
                        given.put(part, it.part());
                    }
                });
        return given;
    }

    private static List<String> silent(Map<Part, PartAnswer> answers) {
        return answers.entrySet().stream()
                .filter(it -> it.getValue() instanceof Silent)
                .map(it -> it.getKey().service())
                .toList();
    }
}
