package io.duban.notification.notice;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.outbox.OutboxFields;

import org.bson.Document;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Between notices and their documents. */
final class NoticeDocuments {

    /** Names of all whom it concerns, as in {@code county/C1}. */
    static final String CONCERNED = "concerned";

    static final String ISSUED = "issuedOn";
    static final String SECRECY = "secrecy";
    private static final String COUNTIES = "counties";
    static final String KIND = "kind";
    static final String MEASURE = "measure";
    static final String PERIOD = "period";

    /** Id of the notice that is taken back. */
    static final String REVOKES = "revokes";

    /** Day and id: the order of the list, newest last. */
    static final String PLACE = "place";

    static final String STATE = "state";

    /** Codes and keys of the subjects, for the filter. */
    static final String SUBJECT_NAMES = "subjectNames";

    static final String TRANSITIONS = "transitions";

    private NoticeDocuments() {}

    static Document write(Notice notice) {
        Document document =
                new Document("_id", notice.id())
                        .append(OutboxFields.VERSION, notice.version())
                        .append(PLACE, place(notice))
                        .append(REVOKES, notice.revokes())
                        .append("draftedOn", text(notice.life().draftedOn()))
                        .append(ISSUED, text(notice.life().issuedOn()))
                        .append(STATE, notice.life().state().wire())
                        .append("revoked", notice.revoked());
        document.putAll(said(notice));
        return document;
    }

    /** The part of a document that changes when a draft is drawn anew. */
    static Document said(Notice notice) {
        NoticeContent content = notice.content();
        return new Document(KIND, content.kind())
                .append(MEASURE, content.measure().name())
                .append(PERIOD, content.period().id())
                .append("addressee", party(content.addressee()))
                .append("subjects", content.subjects().stream().map(it -> subject(it)).toList())
                .append(SUBJECT_NAMES, names(content.subjects()))
                .append("escalationIds", content.escalationIds())
                .append(TRANSITIONS, content.transitions())
                .append(CONCERNED, content.bodies().stream().sorted().toList())
                .append(SECRECY, content.secrecy().wire())
                .append(COUNTIES, content.counties().stream().sorted().toList())
                .append("letter", letter(notice.letter()));
    }

    /** The part of a document that changes when escalations are taken back. */
    static Document takenBack(Notice notice) {
        return new Document(STATE, notice.life().state().wire())
                .append("withdrawnOn", text(notice.life().withdrawnOn()))
                .append("reason", notice.life().reason())
                .append("revoked", notice.revoked());
    }

    static Notice read(Document document) {
        return new Notice(
                document.getString("_id"),
                document.get(OutboxFields.VERSION, Number.class).longValue(),
                content(document),
                letterOf(document.get("letter", Document.class)),
                life(document),
                document.getString(REVOKES),
                strings(document, "revoked"));
    }

    static String place(Notice notice) {
        return notice.life().draftedOn() + "/" + notice.id();
    }

    private static NoticeContent content(Document document) {
        return new NoticeContent(
                document.getString(KIND),
                Measure.valueOf(document.getString(MEASURE)),
                Period.parse(document.getString(PERIOD)),
                partyOf(document.get("addressee", Document.class)),
                document.getList("subjects", Document.class).stream()
                        .map(it -> subjectOf(it))
                        .toList(),
                strings(document, "escalationIds"),
                strings(document, TRANSITIONS),
                Set.copyOf(strings(document, CONCERNED)),
                Set.copyOf(strings(document, COUNTIES)),
                secrecy(document.getString(SECRECY)));
    }

    /** Of what a release before wrote nobody knows it yet, so nobody is shown too much. */
    private static Secrecy secrecy(String wire) {
        return wire == null ? Secrecy.RESTRICTED : Secrecy.valueOf(wire.toUpperCase(Locale.ROOT));
    }

    private static NoticeLife life(Document document) {
        return new NoticeLife(
                NoticeState.valueOf(document.getString(STATE).toUpperCase(Locale.ROOT)),
                day(document.getString("draftedOn")),
                day(document.getString(ISSUED)),
                day(document.getString("withdrawnOn")),
                document.getString("reason"));
    }

    private static Document letter(Letter letter) {
        return new Document("title", letter.title())
                .append("facts", letter.facts())
                .append("clause", letter.clause())
                .append("demand", letter.demand())
                .append("deadlineDays", letter.deadlineDays())
                .append("text", letter.text());
    }

    private static Letter letterOf(Document document) {
        return new Letter(
                document.getString("title"),
                document.getString("facts"),
                document.getString("clause"),
                document.getString("demand"),
                document.getInteger("deadlineDays"),
                document.getString("text"));
    }

    private static Document party(Party party) {
        return new Document("id", party.id()).append("name", party.name());
    }

    private static Party partyOf(Document document) {
        return new Party(document.getString("id"), document.getString("name"));
    }

    private static Document subject(Subject subject) {
        return new Document("type", subject.type().name())
                .append("code", subject.code())
                .append("name", subject.name());
    }

    private static Subject subjectOf(Document document) {
        return new Subject(
                SubjectType.valueOf(document.getString("type")),
                document.getString("code"),
                document.getString("name"));
    }

    private static List<String> names(List<Subject> subjects) {
        return subjects.stream().flatMap(it -> Stream.of(it.key(), it.code())).distinct().toList();
    }

    private static List<String> strings(Document document, String field) {
        return document.getList(field, String.class, List.of());
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
