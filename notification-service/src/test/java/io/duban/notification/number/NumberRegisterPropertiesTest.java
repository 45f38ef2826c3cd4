package io.duban.notification.number;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** No number is left out and none given twice, whoever overtakes whom and whoever dies when. */
class NumberRegisterPropertiesTest {

    private static final List<List<String>> ONE = List.of(List.of("n0", "n1", "n2"));
    private static final List<List<String>> OTHER = List.of(List.of("n3"), List.of("n1", "n4"));

    /** What happens next. */
    enum Cue {
        FIRST_GOES_ON,
        FIRST_GOES_FAR,
        SECOND_GOES_ON,
        SECOND_GOES_FAR,
        FIRST_IS_KILLED,
        SECOND_IS_KILLED,
        GIVE_UP
    }

    @Property(tries = 3_000)
    void numbers_are_continuous_in_every_play(
            @ForAll("works") List<List<String>> one,
            @ForAll("works") List<List<String>> other,
            @ForAll("notices") @Size(max = 3) List<String> givenUp,
            @ForAll @Size(max = 60) List<Cue> script) {
        Play play = new Play(List.of(one, other), givenUp);

        script.forEach(cue -> follow(cue, play));
        Map<String, Integer> midway = play.office().numbers();
        play.finish();

        assertThat(play.office().numbers()).containsAllEntriesOf(midway);
        assertSettled(play, one, other);
    }

    @Test
    void killed_at_every_point_while_the_other_stands_at_every_point() {
        for (int overtaken = 0; overtaken < scenes(ONE); overtaken++) {
            for (int killedAt = 0; killedAt < scenes(OTHER); killedAt++) {
                Play play = new Play(List.of(ONE, OTHER), List.of("n1"));
                turns(play, 0, overtaken);
                turns(play, 1, killedAt);
                play.giveUpNext();
                play.kill(1);
                turns(play, 1, killedAt);

                play.finish();

                assertSettled(play, ONE, OTHER);
            }
        }
    }

    @Test
    void a_notice_that_is_gone_leaves_no_hole_among_those_after_it() {
        Play play = new Play(List.of(ONE), List.of("n1"));
        play.giveUpNext();

        play.finish();

        assertThat(play.office().numbers())
                .containsExactlyInAnyOrderEntriesOf(Map.of("n0", 1, "n2", 2));
    }

    private static void assertSettled(Play play, List<List<String>> one, List<List<String>> other) {
        Map<String, Integer> numbers = play.office().numbers();
        assertThat(new TreeSet<>(numbers.values()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(play.office().pages())
                .allSatisfy(
                        page -> {
                            assertThat(page.pending()).isEmpty();
                            assertThat(page.last()).isEqualTo(numbers.size());
                        });
        List<String> handedIn = new ArrayList<>();
        one.forEach(handedIn::addAll);
        other.forEach(handedIn::addAll);
        assertThat(handedIn).allMatch(it -> numbers.containsKey(it) != play.office().isGone(it));
    }

    private static void follow(Cue cue, Play play) {
        switch (cue) {
            case FIRST_GOES_ON -> turns(play, 0, 1);
            case FIRST_GOES_FAR -> turns(play, 0, 7);
            case SECOND_GOES_ON -> turns(play, 1, 1);
            case SECOND_GOES_FAR -> turns(play, 1, 7);
            case FIRST_IS_KILLED -> play.kill(0);
            case SECOND_IS_KILLED -> play.kill(1);
            case GIVE_UP -> play.giveUpNext();
        }
    }

    private static void turns(Play play, int which, int many) {
        for (int i = 0; i < many && !play.hasEnded(which); i++) {
            play.turn(which);
        }
    }

    private static int scenes(List<List<String>> work) {
        Play play = new Play(List.of(work), List.of());
        play.finish();
        return play.scenes();
    }

    @Provide
    Arbitrary<String> notice() {
        return Arbitraries.integers().between(0, 7).map(it -> "n" + it);
    }

    @Provide
    Arbitrary<List<String>> notices() {
        return notice().list().uniqueElements().ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<List<String>>> works() {
        return notice().list().uniqueElements().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(3);
    }
}
