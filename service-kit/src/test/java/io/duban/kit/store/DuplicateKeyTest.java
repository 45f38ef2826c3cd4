package io.duban.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Whoever loses the race for a new id tries again, and nobody else does. */
class DuplicateKeyTest {

    private static final int DUPLICATE = 11_000;
    private static final int REFUSED = 121;

    private final Deque<MongoException> answers = new ArrayDeque<>();
    private int calls;

    @Test
    void a_lost_race_is_run_again() {
        answers.add(refusal(DUPLICATE));

        assertThat(DuplicateKey.tryAgain(this::write)).isEqualTo("written");
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void a_group_of_which_some_lost_is_written_again() {
        answers.add(refusals(DUPLICATE, DUPLICATE));

        assertThat(DuplicateKey.tryAgain(this::write)).isEqualTo("written");
    }

    @Test
    void any_other_refusal_is_told_at_once() {
        answers.add(refusal(REFUSED));
        assertThatThrownBy(() -> DuplicateKey.tryAgain(this::write))
                .isInstanceOf(MongoWriteException.class);

        answers.add(refusals(DUPLICATE, REFUSED));
        assertThatThrownBy(() -> DuplicateKey.tryAgain(this::write))
                .isInstanceOf(MongoBulkWriteException.class);

        assertThat(calls).isEqualTo(2);
    }

    @Test
    void what_is_no_race_is_told_in_the_end() {
        for (int i = 0; i < 10; i++) {
            answers.add(refusal(DUPLICATE));
        }

        assertThatThrownBy(() -> DuplicateKey.tryAgain(this::write))
                .isInstanceOf(MongoWriteException.class);
        assertThat(calls).isEqualTo(3);
    }

    private String write() {
        calls++;
        if (!answers.isEmpty()) {
            throw answers.remove();
        }
        return "written";
    }

    private static MongoException refusal(int code) {
        return new MongoWriteException(
                new WriteError(code, "refused", new BsonDocument()), new ServerAddress(), Set.of());
    }

    private static MongoException refusals(int... codes) {
        List<BulkWriteError> errors =
                Arrays.stream(codes)
                        .mapToObj(it -> new BulkWriteError(it, "refused", new BsonDocument(), 0))
                        .toList();
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(), errors, null, new ServerAddress(), Set.of());
    }
}
