package io.duban.kit.event;

import io.duban.kit.event.HaltedReaders.Cause;
import io.duban.kit.json.NewerEditionException;

/** What a reader's fault means, for people. */
public final class Faults {

    private static final int LONGEST = 200;
    private static final int DEEPEST = 20;

    private Faults() {}

    /** Whether a newer edition would get past it: something that is stored is of that edition. */
    public static Cause cause(Throwable fault) {
        return newer(fault) == null ? Cause.FAULT : Cause.NEWER_EDITION;
    }

    /** One line without what could disturb it. */
    public static String words(Throwable fault) {
        NewerEditionException newer = newer(fault);
        if (newer != null) {
            return line(newer.getMessage());
        }
        Throwable root = fault;
        for (int i = 0; i < DEEPEST && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return "it fails and tries again: "
                + line(root.getClass().getSimpleName() + ": " + root.getMessage());
    }

    private static NewerEditionException newer(Throwable fault) {
        Throwable each = fault;
        for (int i = 0; i < DEEPEST && each != null; i++) {
            if (each instanceof NewerEditionException newer) {
                return newer;
            }
            each = each.getCause();
        }
        return null;
    }

    private static String line(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}
