package io.duban.ranking.board;

import io.duban.contracts.event.RankingEvent.RankingFailed;
import io.duban.kit.json.NewerEditionException;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps account of what could not be computed. One ranking's fault stops that ranking and nothing
 * else: not the day, not the other rankings.
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int LONGEST_CAUSE = 500;

    /** What did not come about, in words for an official. */
    enum Stage {
        BOARD("榜单未能算出：参评对象的数据有误或互相矛盾。"),
        LADDER("榜单已算出，但据此应采取的措施未能推定，榜单暂缓公布。"),
        RECORDS("依据登记事项应采取的措施未能推定：登记的数据有误或互相矛盾。");

        private final String words;

        Stage(String words) {
            this.words = words;
        }
    }

    private static final String NEXT = "此前已公布的榜单和措施不受影响，每个工作日结束时自动重新计算，查明原因请联系系统管理员。";

    private final MergeState state;

    Failures(MergeState state) {
        this.state = state;
    }

    /** What is to be tried again of these rankings or rules. */
    List<Failure> of(Collection<String> rules) {
        return state.failures().stream().filter(it -> rules.contains(it.ranking())).toList();
    }

    /**
     * A fault of the domain, told to the log with all that it says.
     *
     * @throws RuntimeException the fault itself, when it is none of the domain: one of the state
     *     stores, by which nothing of this call is kept, or what a newer edition has stored, for
     *     which all must wait
     */
    Fault fault(Failure failure, Stage stage, RuntimeException fault) {
        if (fault instanceof KafkaException || fault instanceof NewerEditionException) {
            throw fault;
        }
        LOG.error(
                "{} of {} could not be computed; everything else goes on, and it is tried again at"
                        + " the end of the next day.",
                failure.ranking(),
                failure.period().id(),
                fault);
        return new Fault(stage, cause(fault));
    }

    /**
     * Notes a fault, so that it is tried again.
     *
     * @param day the last business day that has ended
     * @return what is said of it
     */
    RankingFailed note(Failure failure, LocalDate day, Fault fault) {
        state.failed(failure);
        return new RankingFailed(
                failure.ranking(),
                failure.period(),
                day,
                fault.stage().words + NEXT,
                fault.cause());
    }

    /** It has been computed. */
    void clear(Failure failure) {
        state.succeeded(failure);
    }

    private static String cause(RuntimeException fault) {
        String text = fault.getClass().getSimpleName() + ": " + fault.getMessage();
        // A message may quote what was at fault, whatever that holds.
        return text.codePoints()
                .filter(it -> Character.getType(it) != Character.SURROGATE)
                .map(it -> Character.isISOControl(it) ? ' ' : it)
                .limit(LONGEST_CAUSE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
