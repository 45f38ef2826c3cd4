package io.duban.notification.number;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A store of pages and notices that both instances of a {@link Play} share. Each look and each
 * write is a scene of its own, before which and after which an instance may be overtaken or killed.
 */
final class Office implements RegisterPages {

    private final Map<String, RegisterPage> pages = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Runnable scene;

    Office(Runnable scene) {
        this.scene = scene;
    }

    @Override
    public RegisterPage read(String kind, int year) {
        scene.run();
        RegisterPage page =
                pages.getOrDefault(RegisterPage.id(kind, year), RegisterPage.blank(kind, year));
        scene.run();
        return page;
    }

    @Override
    public boolean write(RegisterPage next) {
        scene.run();
        RegisterPage before = pages.get(next.id());
        long revision = before == null ? 0 : before.revision();
        boolean first = revision == next.revision() - 1;
        if (first) {
            pages.put(next.id(), next);
        }
        scene.run();
        return first;
    }

    @Override
    public List<RegisterPage> unfinished() {
        scene.run();
        List<RegisterPage> found = pages.values().stream().filter(it -> !it.isFree()).toList();
        scene.run();
        return found;
    }

    /** Looks at the notice, then writes it if it still is as it was. */
    Issuing.Outcome issue(String notice, DocumentNumber number) {
        while (true) {
            scene.run();
            Integer seen = numbers.get(notice);
            boolean away = gone.contains(notice);
            scene.run();
            if (away || seen != null) {
                return seen != null && seen == number.number()
                        ? Issuing.Outcome.ISSUED
                        : Issuing.Outcome.GONE;
            }
            if (!gone.contains(notice) && numbers.putIfAbsent(notice, number.number()) == null) {
                scene.run();
                return Issuing.Outcome.ISSUED;
            }
        }
    }

    /** Gives a notice up, unless it is issued. */
    void giveUp(String notice) {
        if (!numbers.containsKey(notice)) {
            gone.add(notice);
        }
    }

    boolean isGone(String notice) {
        return gone.contains(notice);
    }

    /** Numbers by notice. */
    Map<String, Integer> numbers() {
        return Map.copyOf(numbers);
    }

    List<RegisterPage> pages() {
        return new ArrayList<>(pages.values());
    }
}
