package io.duban.project.campaign;

import io.duban.contracts.event.CampaignEvent.RecordKept;
import io.duban.kit.aggregate.Aggregate;
import io.duban.kit.aggregate.Entry;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.project.ledger.Refusals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A record (台账记录) and everything that happened to it. */
record KeptRecord(String id, long version, RecordContent content, List<Entry> history)
        implements Aggregate {

    KeptRecord {
        history = List.copyOf(history);
    }

    static KeptRecord kept(String id, RecordContent content, Author by) {
        return new KeptRecord(id, 1, content, List.of(Entry.of(1, "recorded", null, null, by)));
    }

    /** The record with other content; the same again changes nothing. */
    KeptRecord with(RecordContent next, String reason, Author by) {
        if (content.equals(next)) {
            return this;
        }
        boolean outcome = next.isOutcomeOf(content);
        if (!outcome && reason == null) {
            throw Refusals.field("reason", "required", "is required to correct a record");
        }
        List<Entry> all = new ArrayList<>(history);
        String change = outcome ? "concluded" : "corrected";
        all.add(Entry.of(version + 1, change, null, reason, by));
        return new KeptRecord(id, version + 1, next, all);
    }

    @Override
    public Map<String, Object> indexed() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("kind", content.kind());
        fields.put("on", content.on().toString());
        fields.put("body", content.body());
        // A county key reaches what its county did.
        fields.put("county", content.body());
        fields.put("subject", content.subject());
        return fields;
    }

    RecordKept event() {
        return new RecordKept(
                id,
                content.kind(),
                content.body(),
                content.on(),
                content.title(),
                content.projects(),
                content.tickets(),
                version);
    }
}
