package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.Identifiers;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Wherever a path has a word of its own beside an id, nothing may be made under that word. */
class PathWordsTest {

    @Test
    void every_word_beside_an_id_is_kept_for_the_path() throws IOException {
        List<List<String>> paths = paths();

        Set<String> words = new TreeSet<>();
        for (List<String> some : paths) {
            for (List<String> other : paths) {
                addDifference(some, other, words);
            }
        }

        assertThat(words).contains("unattributed", "batch", "import", "live");
        assertThat(Identifiers.PATH_WORDS).containsAll(words);
    }

    /** The word at which two paths part, where the other has an id. */
    private static void addDifference(List<String> some, List<String> other, Set<String> words) {
        for (int i = 0; i < Math.min(some.size(), other.size()); i++) {
            if (!some.get(i).equals(other.get(i))) {
                if (other.get(i).startsWith("{") && !some.get(i).startsWith("{")) {
                    words.add(some.get(i));
                }
                return;
            }
        }
    }

    private static List<List<String>> paths() throws IOException {
        try (InputStream page = PathWordsTest.class.getResourceAsStream("/static/openapi.yaml")) {
            Map<String, Map<String, Object>> document = new Yaml().load(page);
            return document.get("paths").keySet().stream()
                    .filter(it -> it.startsWith("/api/"))
                    .map(it -> List.of(it.split("/")))
                    .toList();
        }
    }
}
