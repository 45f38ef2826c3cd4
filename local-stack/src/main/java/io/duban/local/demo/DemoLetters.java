package io.duban.local.demo;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The letters of the demonstration: the office signs, addressees acknowledge and answer, the office
 * closes or sends back. What is left lying is reminded by the system itself.
 */
final class DemoLetters {

    /** Kinds of which one letter each is shown at the end, the first of them unsigned. */
    private static final List<String> SHOWN =
            List.of("BLACKLIST", "PROMPT_LETTER", "SUPERVISION_LETTER");

    /** Every so many an addressee does not acknowledge, does not answer, or answers too little. */
    private static final int SILENT = 11;

    private static final int UNANSWERED = 7;
    private static final int RETURNED = 5;
    private static final int UNDONE = 9;

    private final DubanClient duban;
    private final Path folder;
    private final Queue<String> left = new ConcurrentLinkedQueue<>();
    private List<String> longLeft = List.of();
    private int seen;

    /**
     * @param folder where the letters to open go
     */
    DemoLetters(DubanClient duban, Path folder) {
        this.duban = duban;
        this.folder = folder;
    }

    /**
     * What an office does with the letters of a month.
     *
     * @param signs whether it signs; at the end the drafts are left to whoever tries the system
     */
    void month(boolean signs) {
        Calls calls = new Calls();
        if (signs) {
            Demo.all(duban, "/api/v1/notices?state=drafted")
                    .forEach(it -> calls.add(() -> sign(it.get("id").stringValue())));
        }
        calls.await();
        Calls answers = new Calls();
        longLeft.forEach(it -> answers.add(() -> finish(it)));
        longLeft = List.copyOf(left);
        left.clear();
        for (JsonNode it : Demo.all(duban, "/api/v1/notices?state=issued")) {
            String id = it.get("id").stringValue();
            int number = seen++;
            answers.add(() -> answer(id, number));
        }
        answers.await();
    }

    /** As many as the rulebook asks, for each task force by somebody else. */
    private void sign(String id) {
        JsonNode notice = duban.get(path(id));
        int needed = notice.get("signaturesNeeded").intValue();
        for (int i = 0; i < needed; i++) {
            String taskForce = notice.get("signedBy").get(i).stringValue();
            duban.post(
                    path(id) + "/signature",
                    Map.of(
                            "person",
                            "演示签发人" + (i + 1),
                            "post",
                            "专班负责人（演示）",
                            "taskForce",
                            taskForce));
        }
    }

    private void answer(String id, int number) {
        if (number % SILENT == 0) {
            return;
        }
        JsonNode received = duban.post(path(id) + "/receipt", Map.of("person", "演示签收人"));
        boolean asked = received.hasNonNull("answerBy");
        if (asked && number % UNANSWERED == 0) {
            left.add(id);
            return;
        }
        if (asked) {
            duban.post(path(id) + "/answer", Map.of("text", "已召开专题会议，制定整改措施并逐项落实。（演示）"));
        }
        if (asked && number % RETURNED == 0) {
            duban.post(path(id) + "/return", Map.of("reason", "未说明完成时限，请补充。（演示）"));
            duban.post(path(id) + "/answer", Map.of("text", "补充：各项措施均于月底前完成。（演示）"));
        }
        duban.post(path(id) + "/closure", Map.of("note", "反馈属实，予以销号。（演示）"));
        if (number % UNDONE == 0) {
            left.add(id);
        } else {
            followUp(id);
        }
    }

    /** What has been left lying for a month is done after all, unless it has been taken back. */
    private void finish(String id) {
        String state = duban.get(path(id)).get("state").stringValue();
        if (state.equals("withdrawn")) {
            return;
        }
        if (state.equals("received")) {
            duban.post(path(id) + "/answer", Map.of("text", "逾期未报，现补报整改情况。（演示）"));
            duban.post(path(id) + "/closure", Map.of("note", "补报属实，予以销号。（演示）"));
        }
        followUp(id);
    }

    /** What the letter asked for beside an answer: evaluations, replacements, interviews. */
    private void followUp(String id) {
        for (JsonNode task : Demo.all(duban, "/api/v1/follow-ups?notice=" + id)) {
            duban.put(
                    "/api/v1/follow-ups/" + task.get("id").stringValue(),
                    Map.of("state", "done", "note", "已办理完毕，材料存档备查。（演示）"));
        }
    }

    /**
     * Writes a letter of each kind to be opened, and tells which one waits for a signature.
     *
     * @return lines to be printed
     */
    List<String> shown() {
        List<String> lines = new ArrayList<>();
        Map<String, JsonNode> letters = new HashMap<>();
        SHOWN.forEach(it -> latest(it).ifPresent(notice -> letters.put(it, notice)));
        for (String measure : SHOWN) {
            JsonNode notice = letters.get(measure);
            if (notice != null) {
                lines.add("  " + notice.get("title").stringValue() + "  " + write(notice));
            }
        }
        unsigned()
                .ifPresent(
                        it ->
                                lines.add(
                                        "  待签发 to be signed    "
                                                + it.get("title").stringValue()
                                                + "  "
                                                + it.get("id").stringValue()));
        return lines;
    }

    /** The newest in force; one that nobody has taken back reads best. */
    private Optional<JsonNode> latest(String measure) {
        return Demo.all(duban, "/api/v1/notices?measure=" + measure).stream()
                .filter(it -> it.hasNonNull("number"))
                .filter(it -> !it.get("state").stringValue().equals("withdrawn"))
                .findFirst();
    }

    private Optional<JsonNode> unsigned() {
        return Demo.all(duban, "/api/v1/notices?state=drafted&measure=BLACKLIST").stream()
                .findFirst();
    }

    private Path write(JsonNode notice) {
        byte[] pdf =
                duban.bytes(path(notice.get("id").stringValue()) + "/document", "application/pdf");
        Path file = folder.resolve(notice.get("number").stringValue() + ".pdf");
        try {
            Files.createDirectories(folder);
            Files.write(file, pdf);
        } catch (IOException e) {
            throw new UncheckedIOException("The letter " + file + " could not be written", e);
        }
        return file;
    }

    private static String path(String id) {
        return "/api/v1/notices/" + id;
    }
}
