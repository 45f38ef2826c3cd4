package io.duban.gateway.joined;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class JoinedWorkTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<Part> ALL = Set.of(Part.COMPLAINTS, Part.PROJECTS, Part.NOTICES);

    /** What waits in each service, in its order. */
    private final Map<Part, List<WorkPlace>> waiting = new EnumMap<>(Part.class);

    @Test
    void what_is_due_first_comes_first_wherever_it_stands() {
        wait(Part.COMPLAINTS, "2022-07-02", "T1");
        wait(Part.PROJECTS, "2022-07-01", "P1");
        wait(Part.NOTICES, "2022-07-01", "N1");

        assertThat(walk(10, _ -> {})).extracting(WorkPlace::id).containsExactly("N1", "P1", "T1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50})
    void every_item_is_given_once_and_in_order_however_long_the_pages_are(int limit) {
        for (int seed = 0; seed < 50; seed++) {
            fill(new Random(seed));

            List<WorkPlace> given = walk(limit, _ -> {});

            assertThat(given)
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            waiting.values().stream()
                                    .flatMap(List::stream)
                                    .sorted(Comparator.naturalOrder())
                                    .toList());
        }
    }

    @Test
    void what_is_done_between_two_pages_moves_nothing_else_out_of_sight() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            fill(random);

            List<WorkPlace> given = walk(3, it -> doSome(random, it));

            assertThat(given).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(given)
                    .as("seed %d", seed)
                    .containsAll(waiting.values().stream().flatMap(List::stream).toList());
        }
    }

    @Test
    void a_silent_service_keeps_its_place_and_does_not_hold_the_others() {
        wait(Part.PROJECTS, "2022-07-01", "P1");
        wait(Part.PROJECTS, "2022-07-02", "P2");
        wait(Part.NOTICES, "2022-07-01", "N1");
        Map<Part, JsonNode> spoken = pages(WorkCursor.start(ALL), 1);
        spoken.remove(Part.NOTICES);

        JoinedWork first = JoinedWork.of(WorkCursor.start(ALL), spoken, 1);

        assertThat(first.items()).extracting(it -> it.get("id").asString()).containsExactly("P1");
        assertThat(first.next().orElseThrow().pages()).containsEntry(Part.NOTICES, "");
    }

    private interface Between {
        void happens(List<WorkPlace> given);
    }

    private List<WorkPlace> walk(int limit, Between between) {
        List<WorkPlace> given = new ArrayList<>();
        Optional<WorkCursor> cursor = Optional.of(WorkCursor.start(ALL));
        while (cursor.isPresent()) {
            JoinedWork page = JoinedWork.of(cursor.get(), pages(cursor.get(), limit), limit);
            for (JsonNode item : page.items()) {
                given.add(WorkPlace.of(item, Part.valueOf(item.get("part").asString())));
            }
            cursor = page.next();
            between.happens(given);
        }
        return given;
    }

    /** Takes away some of what was given: people did it. */
    private void doSome(Random random, List<WorkPlace> given) {
        given.stream()
                .filter(_ -> random.nextInt(3) == 0)
                .forEach(it -> waiting.get(it.part()).remove(it));
    }

    private void fill(Random random) {
        waiting.clear();
        for (Part part : ALL) {
            int many = random.nextInt(12);
            for (int i = 0; i < many; i++) {
                wait(part, "2022-07-0" + (1 + random.nextInt(4)), "I" + i);
            }
        }
    }

    private void wait(Part part, String due, String id) {
        List<WorkPlace> all = waiting.computeIfAbsent(part, _ -> new ArrayList<>());
        all.add(new WorkPlace(due, id, part, "task", ""));
        all.sort(Comparator.naturalOrder());
    }

    /** As the services answer: a cursor is the place of the last item of the page before. */
    private Map<Part, JsonNode> pages(WorkCursor cursor, int limit) {
        Map<Part, JsonNode> pages = new EnumMap<>(Part.class);
        cursor.pages().forEach((part, after) -> pages.put(part, page(part, after, limit)));
        return pages;
    }

    private ObjectNode page(Part part, String after, int limit) {
        List<WorkPlace> rest =
                waiting.getOrDefault(part, List.of()).stream()
                        .filter(it -> key(it).compareTo(after) > 0)
                        .toList();
        ObjectNode page = MAPPER.createObjectNode();
        var items = page.putArray("items");
        rest.stream()
                .limit(limit)
                .forEach(
                        it ->
                                items.addObject()
                                        .put("due", it.due())
                                        .put("id", it.id())
                                        .put("kind", it.kind())
                                        .put("part", it.part().name()));
        if (rest.size() > limit) {
            page.put("next", key(rest.get(limit - 1)));
        }
        return page;
    }

    private static String key(WorkPlace place) {
        return place.due() + "/" + place.id();
    }
}
