package io.duban.notification.notice;

import com.mongodb.client.model.Projections;

import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.subject.Subject;
import io.duban.kit.outbox.OutboxFields;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Between notices and their documents: the body is the whole notice, and beside it lies only what
 * is searched by.
 */
final class NoticeDocuments {

    static final String BODY = "body";

    /** Day and id: the order of the list. */
    static final String PLACE = "place";

    static final String KIND = "kind";
    static final String MEASURE = "measure";
    static final String PERIOD = "period";
    static final String STATE = "state";

    /** Names of all who may read it once it is issued, as in {@code county/C1}. */
    static final String CONCERNED = "concerned";

    /** Codes and keys of the subjects, for the filter. */
    static final String SUBJECT_NAMES = "subjectNames";

    static final String SECRECY = "secrecy";
    static final String ISSUED = "issuedOn";
    static final String ADDRESSEE = "addressee";

    /** Name of the addressee's reach. */
    static final String ACTING = "acting";

    static final String TRANSITIONS = "transitions";

    /** Id of the notice that is taken back. */
    static final String REVOKES = "revokes";

    static final String YEAR = "year";
    static final String NUMBER = "number";

    /** Kind, year and number: the order of the register of numbers. */
    static final String NUMBER_PLACE = "numberPlace";

    /** The business day by whose end something is due of which nobody has been reminded. */
    static final String WAITS_UNTIL = "waitsUntil";

    /** The business day by whose end something is due, reminded of or not. */
    static final String DUE = "due";

    /** True of what only waits for its number; absent otherwise. */
    static final String READY = "ready";

    /** What says who may see a notice. */
    static final Bson SIGHT = Projections.include(CONCERNED, SECRECY, ISSUED);

    private final NoticeBody bodies;

    NoticeDocuments(NoticeBody bodies) {
        this.bodies = bodies;
    }

    /** All fields; one without a value is null. */
    Document write(Notice notice) {
        NoticeContent content = notice.content();
        NoticeLife life = notice.life();
        NoticeNumber number = life.number();
        return new Document("_id", notice.id())
                .append(OutboxFields.VERSION, notice.version())
                .append(BODY, new Binary(bodies.write(notice)))
                .append(PLACE, place(notice))
                .append(KIND, content.kind())
                .append(MEASURE, content.measure().name())
                .append(PERIOD, content.period().id())
                .append(STATE, life.state().wire())
                .append(CONCERNED, notice.readers().stream().sorted().toList())
                .append(SUBJECT_NAMES, names(content.subjects()))
                .append(SECRECY, content.secrecy().wire())
                .append(ISSUED, text(life.issuedOn()))
                .append(ADDRESSEE, content.addressee().id())
                .append(ACTING, content.acting())
                .append(TRANSITIONS, content.transitions())
                .append(REVOKES, notice.revokes())
                .append(YEAR, number == null ? null : number.year())
                .append(NUMBER, number == null ? null : number.number())
                .append(NUMBER_PLACE, number == null ? null : numberPlace(notice))
                .append(WAITS_UNTIL, text(Deadlines.unreminded(notice).orElse(null)))
                .append(DUE, text(Deadlines.first(notice).orElse(null)))
                .append(READY, life.isReady() ? true : null);
    }

    Notice read(Document document) {
        long version = document.get(OutboxFields.VERSION, Number.class).longValue();
        return bodies.read(document.get(BODY, Binary.class).getData()).as(version);
    }

    /** Of a document of which no more than {@link #SIGHT} was read. */
    static NoticeStore.Seen seen(Document document) {
        Secrecy secrecy = Secrecy.valueOf(document.getString(SECRECY).toUpperCase(Locale.ROOT));
        return new NoticeStore.Seen(
                Set.copyOf(document.getList(CONCERNED, String.class)),
                Visibility.of(secrecy, document.getString(ISSUED) != null));
    }

    static String place(Notice notice) {
        return notice.life().draftedOn() + "/" + notice.id();
    }

    static String numberPlace(Notice notice) {
        NoticeNumber number = notice.life().number();
        return "%s/%d/%09d".formatted(notice.content().kind(), number.year(), number.number());
    }

    private static List<String> names(List<Subject> subjects) {
        return subjects.stream().flatMap(it -> Stream.of(it.key(), it.code())).distinct().toList();
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
