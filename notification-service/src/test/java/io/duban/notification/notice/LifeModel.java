package io.duban.notification.notice;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The life of a notice as a table: nothing of it is shared with the rules that it is held against.
 */
final class LifeModel {

    /** What somebody tries. */
    record Command(Do what, String word, String taskForce) {

        enum Do {
            SIGN,
            ISSUE,
            DELIVER,
            RECEIVE,
            ANSWER,
            RETURN,
            CLOSE,
            VOID
        }
    }

    enum Said {
        NEXT,
        SAME,
        REFUSED
    }

    /** From where each leads where; signing and issuing depend on more. */
    private static final Map<Command.Do, Map<String, String>> TABLE =
            Map.of(
                    Command.Do.DELIVER, Map.of("issued", "delivered"),
                    Command.Do.RECEIVE, Map.of("delivered", "received"),
                    Command.Do.ANSWER, Map.of("received", "answered"),
                    Command.Do.RETURN, Map.of("answered", "received"),
                    Command.Do.CLOSE, Map.of("answered", "closed"),
                    Command.Do.VOID,
                            Map.of(
                                    "drafted", "void",
                                    "signed", "void",
                                    "issued", "void",
                                    "delivered", "void",
                                    "received", "void",
                                    "answered", "void"));

    /** Where the same words again do nothing. */
    private static final Map<Command.Do, Set<String>> AGAIN =
            Map.of(
                    Command.Do.DELIVER, Set.of("delivered", "received", "answered", "closed"),
                    Command.Do.RECEIVE, Set.of("received", "answered", "closed"),
                    Command.Do.ANSWER, Set.of("answered", "closed"),
                    Command.Do.RETURN, Set.of("received"),
                    Command.Do.CLOSE, Set.of("closed"),
                    Command.Do.VOID, Set.of("void"));

    String state = "drafted";
    private final int signatures;
    private final boolean demanding;
    private final Map<String, String> signed = new LinkedHashMap<>();
    private final Map<Command.Do, String> words = new HashMap<>();
    private boolean wasIssued;

    LifeModel(int signatures, boolean demanding) {
        this.signatures = signatures;
        this.demanding = demanding;
    }

    Said take(Command command) {
        return switch (command.what()) {
            case SIGN -> sign(command.word(), command.taskForce());
            case ISSUE -> issue();
            default -> step(command.what(), command.word());
        };
    }

    private Said sign(String person, String force) {
        if (state.equals("void")) {
            return Said.REFUSED;
        }
        if (signed.containsKey(person)) {
            return signed.get(person).equals(force) ? Said.SAME : Said.REFUSED;
        }
        boolean open = signed.size() < signatures && !wasIssued;
        boolean may = !force.equals("county") && (signatures < 2 || !signed.containsValue(force));
        if (!open || !may) {
            return Said.REFUSED;
        }
        signed.put(person, force);
        state = "signed";
        return Said.NEXT;
    }

    private Said issue() {
        if (wasIssued) {
            return Said.SAME;
        }
        if (state.equals("void") || signed.size() < signatures) {
            return Said.REFUSED;
        }
        wasIssued = true;
        state = "issued";
        return Said.NEXT;
    }

    private Said step(Command.Do what, String word) {
        String next = TABLE.get(what).get(state);
        boolean closable = what == Command.Do.CLOSE && state.equals("received") && !demanding;
        if (next == null && !closable) {
            boolean said = what == Command.Do.DELIVER || word.equals(words.get(what));
            return AGAIN.get(what).contains(state) && said ? Said.SAME : Said.REFUSED;
        }
        boolean returned = what == Command.Do.ANSWER && word.equals(words.get(what));
        if (returned) {
            return Said.REFUSED;
        }
        state = closable ? "closed" : next;
        words.put(what, word);
        return Said.NEXT;
    }
}
