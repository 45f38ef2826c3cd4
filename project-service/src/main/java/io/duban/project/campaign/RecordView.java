package io.duban.project.campaign;

import io.duban.kit.aggregate.Entry;
import io.duban.kit.version.Versioned;

import java.time.LocalDate;
import java.util.List;

/** A record as it is shown. */
record RecordView(
        String id,
        String kind,
        LocalDate on,
        String body,
        String subject,
        String title,
        String facts,
        List<String> departments,
        String outcome,
        List<String> projects,
        List<String> tickets,
        long version,
        List<Entry> history)
        implements Versioned {

    static RecordView of(KeptRecord kept) {
        RecordContent content = kept.content();
        return new RecordView(
                kept.id(),
                content.kind(),
                content.on(),
                content.body(),
                content.subject(),
                content.title(),
                content.facts(),
                content.departments(),
                content.outcome(),
                content.projects(),
                content.tickets(),
                kept.version(),
                kept.history());
    }
}
