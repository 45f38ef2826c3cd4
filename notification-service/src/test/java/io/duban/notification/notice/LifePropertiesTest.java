package io.duban.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.security.Role;
import io.duban.notification.notice.LifeModel.Command;
import io.duban.notification.notice.LifeModel.Said;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.time.LocalDate;
import java.util.List;

/** Whatever people try, in whatever order, the life goes as a second model of it says. */
class LifePropertiesTest {

    private static final LocalDate DAY = LocalDate.of(2022, 9, 28);
    private static final List<String> WORDS = List.of("甲", "乙");

    @Provide
    Arbitrary<List<Command>> commands() {
        return Combinators.combine(
                        Arbitraries.of(Command.Do.values()),
                        Arbitraries.of(WORDS),
                        Arbitraries.of("property", "projects", "county"))
                .as(Command::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 2_000)
    void a_life_goes_as_the_model_says(
            @ForAll("commands") List<Command> commands,
            @ForAll @IntRange(max = 2) int signatures,
            @ForAll boolean demanding) {
        LifeTerms terms =
                new LifeTerms(
                        signatures,
                        signatures == 0 ? List.of() : List.of("property", "projects"),
                        3,
                        2,
                        demanding ? 5 : null,
                        10);
        LifeModel model = new LifeModel(signatures, demanding);
        NoticeLife life = LifeRules.drafted(act(DAY, null), terms);

        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            Ruling ruling = rule(life, command, act(DAY.plusDays(i / 3), command.word()));
            Said expected = model.take(command);
            NoticeLife next = ruling instanceof Ruling.Next(NoticeLife it) ? it : life;

            assertThat(said(ruling)).as("%s of %s", command, life).isEqualTo(expected);
            assertThat(next.state().wire()).as("%s", command).isEqualTo(model.state);
            assertStep(life, next);
            life = next;
        }
    }

    /** What holds of every step, whichever it was. */
    private static void assertStep(NoticeLife before, NoticeLife after) {
        if (before.equals(after)) {
            return;
        }
        assertThat(after.entries()).startsWith(before.entries().toArray(LifeEntry[]::new));
        assertThat(after.entries()).hasSize(before.entries().size() + 1);
        assertThat(after.last()).isAfterOrEqualTo(before.last());
        if (before.number() != null) {
            assertThat(after.number()).isEqualTo(before.number());
            assertThat(after.issuedOn()).isEqualTo(before.issuedOn());
        }
        if (after.state() == NoticeState.RECEIVED && after.terms().answerWithin() != null) {
            assertThat(after.answerBy()).isAfter(after.last());
            assertThat(after.waits().due()).isEqualTo(after.answerBy());
        }
        if (after.state() == NoticeState.CLOSED || after.state().isGone()) {
            assertThat(after.waits()).isNull();
        }
    }

    private static Ruling rule(NoticeLife life, Command command, Act act) {
        String word = command.word();
        return switch (command.what()) {
            case SIGN -> LifeRules.sign(life, word, "组长", command.taskForce(), act);
            case ISSUE -> LifeRules.issue(life, number(), act);
            case DELIVER -> LifeRules.deliver(life, act);
            case RECEIVE -> LifeRules.receive(life, act);
            case ANSWER -> LifeRules.answer(life, word, List.of(), false, act);
            case RETURN -> LifeRules.sendBack(life, word, act);
            case CLOSE -> LifeRules.close(life, word, act);
            case VOID -> LifeRules.annul(life, word, act);
        };
    }

    private static NoticeNumber number() {
        return new NoticeNumber("约谈通知书", 2022, 1, "临物治约〔2022〕1号");
    }

    private static Said said(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Next _ -> Said.NEXT;
            case Ruling.Same _ -> Said.SAME;
            case Ruling.Refused _ -> Said.REFUSED;
        };
    }

    private static Act act(LocalDate day, String person) {
        return new Act(day, null, new By("k1", Role.OFFICIAL, "city", person));
    }
}
