package io.duban.notification.notice;

/** What the rules say to a step that somebody wants to take. */
sealed interface Ruling {

    /** It is taken. */
    record Next(NoticeLife life) implements Ruling {}

    /** It was taken before by the very same call, so that nothing is left to do. */
    record Same() implements Ruling {}

    /**
     * It cannot be taken.
     *
     * @param pointer the field at fault; absent where the notice's state is what forbids it
     */
    record Refused(String code, String pointer, String reason) implements Ruling {}

    static Ruling next(NoticeLife life) {
        return new Next(life);
    }

    static Ruling same() {
        return new Same();
    }

    /** The notice is not in a state for it. */
    static Ruling conflict(String code, String reason) {
        return new Refused(code, null, reason);
    }

    /** A field says what cannot be. */
    static Ruling invalid(String pointer, String code, String reason) {
        return new Refused(code, pointer, reason);
    }
}
