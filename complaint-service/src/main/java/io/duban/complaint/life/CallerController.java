package io.duban.complaint.life;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.register.Within;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.version.IfMatch;

import org.bson.Document;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who called (诉求人), in clear: to whoever says why, which is kept with the complaint. */
@RestController
class CallerController {

    private static final String LOOK = "callerRead";
    private static final int LARGEST = 16 << 10;
    private static final int LONGEST_REASON = 1_000;

    /** The same look again is the same call tried again. */
    private static final Duration SAME_LOOK = Duration.ofMinutes(1);

    private final Lives lives;
    private final StrictJson json;
    private final Clock clock;

    CallerController(Lives lives, StrictJson json, Clock clock) {
        this.lives = lives;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/api/v1/complaints/{ticketNo}/caller")
    Map<String, Object> read(@PathVariable String ticketNo, InputStream content, Caller caller)
            throws IOException {
        Form form = Form.of(json.read(content, LARGEST));
        String reason = form.text("reason", LONGEST_REASON);
        form.finish();
        Document complaint =
                lives.change(
                        ticketNo,
                        caller.keyId(),
                        IfMatch.none(),
                        it -> {
                            requireCaller(it, caller);
                            return look(it, reason, caller.keyId());
                        });
        return complaint.get("caller", Document.class);
    }

    private static void requireCaller(Document complaint, Caller caller) {
        String ticketNo = complaint.getString("_id");
        if (!Within.covers(caller.reach(), complaint)) {
            throw ProblemException.notFound("Complaint", ticketNo);
        }
        if (!complaint.containsKey("caller")) {
            throw ProblemException.notFound("A caller of complaint", ticketNo);
        }
    }

    private Optional<Change> look(Document complaint, String reason, String by) {
        List<Document> history =
                complaint.getList(ComplaintDocument.HISTORY, Document.class, List.of());
        boolean again = !history.isEmpty() && isSame(history.getLast(), reason, by);
        return again ? Optional.empty() : Optional.of(Change.of(LOOK).telling("reason", reason));
    }

    private boolean isSame(Document entry, String reason, String by) {
        return LOOK.equals(entry.getString("change"))
                && by.equals(entry.getString("by"))
                && reason.equals(entry.getString("reason"))
                && Instant.parse(entry.getString("at")).isAfter(clock.instant().minus(SAME_LOOK));
    }
}
