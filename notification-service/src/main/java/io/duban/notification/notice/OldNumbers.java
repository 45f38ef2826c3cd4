package io.duban.notification.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives the letters of a release that knew no numbers theirs, in the order in which they were
 * issued, and tells of it.
 */
final class OldNumbers {

    private static final Logger LOG = LoggerFactory.getLogger(OldNumbers.class);

    private final NoticeStore notices;
    private final NoticeIssuer issuer;

    private record KindAndYear(String kind, int year) {}

    OldNumbers(NoticeStore notices, NoticeIssuer issuer) {
        this.notices = notices;
        this.issuer = issuer;
    }

    /** Before anything is issued; again does no harm. */
    void give() {
        int given = 0;
        for (List<Notice> old = notices.withoutNumber();
                !old.isEmpty();
                old = notices.withoutNumber()) {
            old.stream()
                    .collect(
                            Collectors.groupingBy(
                                    OldNumbers::register, LinkedHashMap::new, Collectors.toList()))
                    .forEach(this::give);
            given += old.size();
        }
        if (given > 0) {
            LOG.info("{} letters of a release before have their numbers now.", given);
        }
    }

    private void give(KindAndYear register, List<Notice> issued) {
        LocalDate first = issued.getFirst().life().issuedOn();
        issuer.number(
                register.kind(),
                first,
                issued.stream().map(Notice::id).toList(),
                Act.ofDayEnd(first, null));
    }

    private static KindAndYear register(Notice notice) {
        return new KindAndYear(notice.content().kind(), notice.life().issuedOn().getYear());
    }
}
