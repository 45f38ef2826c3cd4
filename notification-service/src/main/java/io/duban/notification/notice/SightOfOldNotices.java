package io.duban.notification.notice;

import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds out for the notices of a release before whom they concern, by name and not by code alone,
 * and who may see them. It follows from the escalations that they carry.
 */
final class SightOfOldNotices {

    private static final Logger LOG = LoggerFactory.getLogger(SightOfOldNotices.class);

    private final NoticeStore notices;
    private final HeardEscalations ledger;
    private final Supplier<Rulebooks> rulebooks;

    SightOfOldNotices(NoticeStore notices, HeardEscalations ledger, Supplier<Rulebooks> rulebooks) {
        this.notices = notices;
        this.ledger = ledger;
        this.rulebooks = rulebooks;
    }

    /** Before anybody reads; again does no harm. */
    void complete() {
        int done = 0;
        for (List<Notice> old = notices.withoutSight();
                !old.isEmpty();
                old = notices.withoutSight()) {
            old.forEach(this::complete);
            done += old.size();
        }
        if (done > 0) {
            LOG.info("{} notices of a release before now tell who may see them.", done);
        }
    }

    private void complete(Notice notice) {
        NoticeContent content = notice.content();
        List<Escalation> escalations =
                ledger.find(content.transitions()).stream().flatMap(it -> escalation(it)).toList();
        Set<String> concerned = new TreeSet<>();
        content.subjects().forEach(it -> concerned.add(it.key()));
        content.counties().forEach(it -> concerned.add(Reach.name(Area.COUNTY, it)));
        escalations.forEach(it -> concerned.addAll(Concerned.bodies(it)));
        boolean restricted =
                escalations.isEmpty()
                        ? rulebooks.get().everRestricted().contains(content.measure())
                        : escalations.stream()
                                .map(it -> rulebooks.get().secrecy(it))
                                .anyMatch(Secrecy.RESTRICTED::equals);
        notices.keepSight(notice.id(), concerned, restricted ? Secrecy.RESTRICTED : Secrecy.OPEN);
    }

    private static Stream<Escalation> escalation(EscalationEvent event) {
        return switch (event) {
            case EscalationRaised it -> Stream.of(it.escalation());
            case EscalationAmended it -> Stream.of(it.escalation());
            case EscalationRevoked it -> Stream.of(it.escalation());
            case EscalationDayPublished _ -> Stream.empty();
        };
    }
}
