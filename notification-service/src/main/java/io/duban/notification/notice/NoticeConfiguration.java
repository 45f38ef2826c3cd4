package io.duban.notification.notice;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.Topic;
import io.duban.kit.aggregate.Output;
import io.duban.kit.calendar.CalendarNotes;
import io.duban.kit.calendar.DayWork;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ServiceProperties;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.ByteSeal;
import io.duban.kit.security.FactSeal;
import io.duban.kit.security.TokenProperties;
import io.duban.notification.attachment.AttachmentFiles;
import io.duban.notification.letter.LetterTemplates;
import io.duban.notification.letter.LetterWriter;
import io.duban.notification.number.NumberRegister;
import io.duban.notification.print.Fonts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** From the escalation topic to notices. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LetterProperties.class)
class NoticeConfiguration {

    @Bean
    NoticeComposer noticeComposer(
            RulebookLibrary rulebooks, FactSeal seal, HeardBodies bodies, LetterTemplates letters) {
        return new NoticeComposer(rulebooks, new LetterWriter(rulebooks, letters, bodies), seal);
    }

    @Bean
    LetterTemplates letterTemplates(LetterProperties letters) {
        return letters.read();
    }

    @Bean
    HeardBodies heardBodies(MongoDatabase store, JsonMapper mapper) {
        return new HeardBodies(store, mapper);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> heardBodiesConsumer(
            EventConsumers consumers, HeardBodies bodies) {
        return consumers.container("bodies", bodies::handle, Topic.BODY);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    NoticeBody noticeBody(JsonMapper mapper, TokenProperties token) {
        return new NoticeBody(mapper, new ByteSeal(token, "sealed notices"));
    }

    @Bean
    NoticeStore noticeStore(
            MongoDatabase store,
            Output output,
            NoticeBody bodies,
            NoticeRestore restore,
            HeardEscalations ledger,
            RulebookLibrary rulebooks) {
        restore.restore();
        new OldNotices(store, new NoticeDocuments(bodies), ledger, rulebooks).complete();
        return new NoticeStore(store, output, bodies);
    }

    @Bean
    ReadableNotices readableNotices(NoticeStore notices) {
        return new ReadableNotices(notices);
    }

    @Bean
    NumberRegister numberRegister(MongoDatabase store) {
        return new NumberRegister(store);
    }

    /** Without fonts nothing is printed anyway, and the page to read is no worse for it. */
    @Bean
    GlyphCheck glyphCheck(Fonts fonts) {
        return letter ->
                fonts.absent().isEmpty() ? fonts.missing(letter.paper(null, null, "")) : List.of();
    }

    @Bean
    NoticeIssuer noticeIssuer(
            NoticeStore notices,
            NumberRegister numbers,
            GlyphCheck glyphs,
            LetterTemplates letters,
            RulebookLibrary rulebooks,
            Clock clock) {
        NoticeIssuer issuer =
                new NoticeIssuer(
                        notices,
                        numbers,
                        glyphs,
                        it ->
                                letters.series(
                                        rulebooks.get().latest().id(),
                                        it.content().measure(),
                                        it.revokes() != null));
        // Each is issued under the day for which it had been taken up.
        issuer.finishPending(Act.ofDayEnd(LocalDate.EPOCH, Act.now(clock)));
        new OldNumbers(notices, issuer).give();
        return issuer;
    }

    @Bean
    NoticeDesk noticeDesk(
            NoticeStore notices,
            ReadableNotices readable,
            NoticeIssuer issuer,
            CalendarReader calendar,
            Clock clock) {
        return new NoticeDesk(notices, readable, issuer, calendar, clock);
    }

    @Bean
    Worklist worklist(MongoDatabase store, NoticeBody bodies, NoticeStore notices) {
        return new Worklist(store, bodies);
    }

    @Bean
    FollowUpDesk followUpDesk(
            NoticeStore notices,
            Worklist worklist,
            ReadableNotices readable,
            CalendarReader calendar,
            Clock clock) {
        return new FollowUpDesk(notices, worklist, readable, calendar, clock);
    }

    @Bean
    AttachmentFiles attachmentFiles(MongoDatabase store) {
        return new AttachmentFiles(store);
    }

    @Bean
    AttachmentDesk attachmentDesk(
            NoticeStore notices,
            ReadableNotices readable,
            AttachmentFiles files,
            CalendarReader calendar) {
        return new AttachmentDesk(notices, readable, files, calendar);
    }

    @Bean
    AttachmentSweep attachmentSweep(AttachmentFiles files, NoticeStore notices, Clock clock) {
        return new AttachmentSweep(files, notices, clock);
    }

    @Bean
    HeardEscalations escalationLedger(MongoDatabase store, JsonMapper mapper) {
        return new HeardEscalations(store, mapper);
    }

    @Bean
    EscalationDays escalationDays(
            ServiceProperties service,
            HeardEscalations ledger,
            NoticeStore notices,
            NoticeComposer composer,
            NoticeIssuer issuer,
            CalendarReader calendar,
            OutboxRelay relay,
            EventPublisher publisher,
            DayWork work,
            Clock clock) {
        NoticeOffice office = new NoticeOffice(notices, ledger, composer);
        return new EscalationDays(
                service.name(),
                ledger,
                office,
                issuer,
                new Reminders(notices),
                calendar,
                relay,
                publisher,
                work,
                clock);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> escalationConsumer(
            EventConsumers consumers, EscalationDays days) {
        return consumers.container("notices", days::handle, Topic.ESCALATION);
    }

    @Bean
    CalendarReader calendarReader(CalendarNotes notes, MongoDatabase store) {
        return new CalendarReader(notes, store);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> calendarReaderConsumer(
            EventConsumers consumers, CalendarReader reader) {
        return consumers.container("calendar", reader::handle, Topic.CALENDAR);
    }
}
