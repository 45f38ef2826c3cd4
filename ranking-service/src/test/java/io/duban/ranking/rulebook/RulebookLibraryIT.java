package io.duban.ranking.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.teststack.TestStack;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** What a service remembers of the rulebook from one start to the next. */
class RulebookLibraryIT {

    private static final RulebookSource FIRST = RulebookSource.of("linyi-2022-57");

    private final MongoClient client = MongoClients.create(TestStack.shared().mongoUri());
    private final MongoDatabase store =
            client.getDatabase(TestStack.shared().freshName(RulebookLibraryIT.class));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_file_that_is_edited_later_changes_nothing_that_was_begun_under_it() {
        new RulebookLibrary(store, FIRST);
        RulebookSource edited =
                RulebookSource.parse(FIRST.text().replace("places: 30 ", "places: 9 "));

        RulebookLibrary again = new RulebookLibrary(store, edited);

        assertThat(again.get().first()).isEqualTo(FIRST.rulebook()).isNotEqualTo(edited.rulebook());
        assertThat(again.text(again.get().first())).isEqualTo(FIRST.text());
    }

    @Test
    void a_text_that_a_release_without_the_latest_measure_kept_is_read_all_the_same() {
        String before = FIRST.text().replaceFirst("(?m)^    DISCIPLINE_REFERRAL: .*$", "");
        store.getCollection("rulebooks")
                .insertOne(new Document("_id", 1).append("first", true).append("text", before));

        RulebookLibrary library = new RulebookLibrary(store, FIRST);

        assertThat(library.get().first()).isEqualTo(FIRST.rulebook());
        assertThat(library.text(library.get().first())).isEqualTo(before);
    }

    @Test
    void another_citys_rulebook_is_refused() {
        new RulebookLibrary(store, FIRST);
        RulebookSource other =
                RulebookSource.of("../contracts/src/test/resources/rulebooks/qingshan-2030.yaml");

        assertThatThrownBy(() -> new RulebookLibrary(store, other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DUBAN_RULEBOOK")
                .hasMessageContaining("linyi-2022-57");
    }

    @Test
    void an_adopted_edition_is_there_after_a_restart_and_at_other_instances() {
        RulebookLibrary other = new RulebookLibrary(store, FIRST);
        LocalDate from = LocalDate.of(2022, 7, 15);
        String second =
                FIRST.text()
                        .replace("version: 1", "version: 2")
                        .replace("effectiveFrom: 2022-05-13", "effectiveFrom: " + from);
        new RulebookLibrary(store, FIRST)
                .keep(new RulebookAdopted(2, from, second, from.minusDays(3), "key-7"));

        RulebookLibrary again = new RulebookLibrary(store, FIRST);

        assertThat(again.on(from).version()).isEqualTo(2);
        assertThat(again.on(from.minusDays(1)).version()).isEqualTo(1);
        assertThat(again.text(again.on(from))).isEqualTo(second);
        assertThat(again.adoptedBy(again.on(from))).contains("key-7");
        assertThat(again.adoptedBy(again.get().first())).isEmpty();
        assertThat(await().until(other::get, it -> it.editions().size() == 2)).isNotNull();
    }
}
