package io.duban.project.submission;

import io.duban.contracts.event.CampaignEvent.SubmissionReceived;
import io.duban.contracts.subject.Party;
import io.duban.kit.aggregate.Aggregate;
import io.duban.kit.aggregate.Entry;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.project.ledger.Refusals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a body has sent in for a year (报送), clause 六(三).
 *
 * @param items one of each kind, the one that was sent in or corrected last at the end
 */
record Submission(Party body, int year, long version, List<Item> items, List<Entry> history)
        implements Aggregate {

    /** A document that was sent in. */
    record Item(String kind, LocalDate submittedOn, String title) {}

    Submission {
        items = List.copyOf(items);
        history = List.copyOf(history);
    }

    static Submission none(Party body, int year) {
        return new Submission(body, year, 0, List.of(), List.of());
    }

    static String id(String code, int year) {
        return code + "-" + year;
    }

    @Override
    public String id() {
        return id(body.id(), year);
    }

    @Override
    public Map<String, Object> indexed() {
        return Map.of("year", year);
    }

    Optional<Item> item(String kind) {
        return items.stream().filter(it -> it.kind().equals(kind)).findFirst();
    }

    /** With the document; the same again changes nothing, another one corrects it. */
    Submission with(Item item, String reason, Author by) {
        Optional<Item> before = item(item.kind());
        if (before.filter(item::equals).isPresent()) {
            return this;
        }
        if (before.isPresent() && reason == null) {
            throw Refusals.field(
                    "reason",
                    "required",
                    "is required to correct what was sent in on " + before.get().submittedOn());
        }
        List<Item> next =
                Stream.concat(
                                items.stream().filter(it -> !it.kind().equals(item.kind())),
                                Stream.of(item))
                        .collect(Collectors.toList());
        List<Entry> all = new ArrayList<>(history);
        String detail = item.kind() + " " + item.submittedOn();
        all.add(Entry.of(version + 1, "submitted", detail, reason, by));
        return new Submission(body, year, version + 1, next, all);
    }

    SubmissionReceived event() {
        Item last = items.getLast();
        return new SubmissionReceived(
                body, year, last.kind(), last.submittedOn(), last.title(), version);
    }
}
